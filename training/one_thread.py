"""Import this before numpy: one thread for its matrix products.

The matrices are too small for more threads, and with one the sums come out alike every time.
"""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

# klartekst in a container: a command on a letter, or the service (compose.yaml).
# Nothing is written in it and nothing is fetched while it runs: `--read-only --network none` works for the commands.
ARG PYTHON=python:3.12-slim

FROM ${PYTHON} AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY src src
COPY rules rules
COPY lexicons lexicons
COPY models models
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[server,smtp,rtf,msg,xlsx]'

FROM ${PYTHON}
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels 'klartekst[server,smtp,rtf,msg,xlsx]' && rm -rf /wheels
# No cache folder: the root may be read-only, and the wheel brings what is worked out from its rules.
ENV KLARTEKST_CACHE= PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /breve
USER 10001:10001
ENTRYPOINT ["klartekst"]
CMD ["--help"]

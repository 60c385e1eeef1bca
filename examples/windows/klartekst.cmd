@echo off
rem Send et brev til klartekst fra Stifinder. Vejledning: README.md i mappen ovenover.
chcp 65001 >nul
setlocal
set "KLARTEKST=klartekst.exe"
if "%~1"=="" goto tom
"%KLARTEKST%" annotate "%~1"
if errorlevel 1 goto vent
if not exist "%~dpn1.klartekst%~x1" goto vent
start "" "%~dpn1.klartekst%~x1"
exit /b 0
:tom
echo Send et brev hertil.
:vent
pause

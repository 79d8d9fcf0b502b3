@echo off
rem Lets Windows open .fieldcase files with the fieldcase.exe beside this file, for this user only.
set program=%~dp0fieldcase.exe
reg add "HKCU\Software\Classes\.fieldcase" /ve /d "Fieldcase.Case" /f
reg add "HKCU\Software\Classes\Fieldcase.Case" /ve /d "Fieldcase case file" /f
reg add "HKCU\Software\Classes\Fieldcase.Case\DefaultIcon" /ve /d "\"%program%\",0" /f
reg add "HKCU\Software\Classes\Fieldcase.Case\shell\open\command" /ve /d "\"%program%\" \"%%1\"" /f

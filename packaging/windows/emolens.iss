; Installer for Windows, made by Inno Setup 6 of the folder that `make bundle` leaves:
;   iscc /DVersion=0.2.0 packaging\windows\emolens.iss
; dist\associations.iss, which names the files that it opens, comes from
;   python -m tools.release.windows_associations dist\associations.iss
; Untried: it was written on Linux.

#ifndef Version
  #error Give the version: /DVersion=1.2.3
#endif

[Setup]
; It stays the same for ever: by it Windows knows that a new version takes the place of an old one.
AppId={{6C0B1B0E-3C55-4E0B-9E0C-0B8F6C7A5D11}
AppName=Emolens
AppVersion={#Version}
AppPublisher=The Emolens authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Emolens
DefaultGroupName=Emolens
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
; For one user, without an administrator's password, or for all.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
Compression=lzma2/max
SolidCompression=yes
SetupIconFile=..\..\assets\icons\emolens.ico
UninstallDisplayIcon={app}\emolens.exe
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes
OutputDir=..\..\dist
OutputBaseFilename=emolens-{#Version}-windows-x64-setup

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OnPath=Let "emolens-cli" be called in every terminal
de.OnPath="emolens-cli" in jedem Terminal aufrufen

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "onpath"; Description: "{cm:OnPath}"; Flags: unchecked

[Files]
Source: "..\..\dist\emolens\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Emolens"; Filename: "{app}\emolens.exe"
Name: "{autodesktop}\Emolens"; Filename: "{app}\emolens.exe"; Tasks: desktopicon

[Registry]
; Offered under "Open with", and for Settings > Default apps; nothing is taken from other programs.
Root: HKA; Subkey: "Software\Classes\Applications\emolens.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Emolens"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\emolens.exe\shell\open\command"; ValueType: string; ValueData: """{app}\emolens.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Emolens.File"; ValueType: string; ValueData: "Emolens"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Emolens.File\shell\open\command"; ValueType: string; ValueData: """{app}\emolens.exe"" ""%1"""
Root: HKA; Subkey: "Software\Emolens\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "Emolens"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Emolens\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "Reads facial expressions on your own machine"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Emolens"; ValueData: "Software\Emolens\Capabilities"; Flags: uninsdeletevalue
#include "..\..\dist\associations.iss"

[Run]
Filename: "{app}\emolens.exe"; Description: "{cm:LaunchProgram,Emolens}"; Flags: nowait postinstall skipifsilent

[Code]
function EnvironmentKey(var Root: Integer): String;
begin
  if IsAdminInstallMode then begin
    Root := HKEY_LOCAL_MACHINE;
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment';
  end else begin
    Root := HKEY_CURRENT_USER;
    Result := 'Environment';
  end;
end;

procedure SetOnPath(Wanted: Boolean);
var
  Root: Integer;
  Key, Before, After, Folder: String;
begin
  Key := EnvironmentKey(Root);
  Folder := ExpandConstant('{app}');
  if not RegQueryStringValue(Root, Key, 'Path', Before) then
    Before := '';
  After := ';' + Before + ';';
  if (Pos(';' + Folder + ';', After) > 0) = Wanted then
    exit;
  if Wanted then
    After := Before + ';' + Folder
  else begin
    StringChangeEx(After, ';' + Folder + ';', ';', True);
    After := Copy(After, 2, Length(After) - 2);
  end;
  RegWriteExpandStringValue(Root, Key, 'Path', After);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if (CurStep = ssPostInstall) and WizardIsTaskSelected('onpath') then
    SetOnPath(True);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if CurUninstallStep = usUninstall then
    SetOnPath(False);
end;

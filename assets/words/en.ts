<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln frame</numerusform>
            <numerusform>%Ln frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of 10 people would say {expression}.</source>
        <translation>
            <numerusform>%Ln of 10 people would say {expression}.</numerusform>
            <numerusform>%Ln of 10 people would say {expression}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied: the scores of %Ln faces.</source>
        <translation>
            <numerusform>Copied: the scores of %Ln face.</numerusform>
            <numerusform>Copied: the scores of %Ln faces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln dropped files are shown.</source>
        <translation>
            <numerusform>{count} of %Ln dropped file is shown.</numerusform>
            <numerusform>{count} of %Ln dropped files are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln files could not be read.</source>
        <translation>
            <numerusform>{count} of %Ln file could not be read.</numerusform>
            <numerusform>{count} of %Ln files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln files</source>
        <translation>
            <numerusform>{done} of %Ln file</numerusform>
            <numerusform>{done} of %Ln files</numerusform>
        </translation>
    </message>
</context>
</TS>

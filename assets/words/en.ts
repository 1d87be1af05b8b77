<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln are not complete, and left out.</source>
        <translation>
            <numerusform>%Ln is not complete, and left out.</numerusform>
            <numerusform>%Ln are not complete, and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figures: {file}</source>
        <translation>
            <numerusform>%Ln figure: {file}</numerusform>
            <numerusform>%Ln figures: {file}</numerusform>
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
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures are left out: people were divided, or could not tell.</source>
        <translation>
            <numerusform>%Ln picture is left out: people were divided, or could not tell.</numerusform>
            <numerusform>%Ln pictures are left out: people were divided, or could not tell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sources</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pictures have an answer. Save the dataset, or let another person label them under another name.</source>
        <translation>
            <numerusform>The %Ln picture has an answer. Save the dataset, or let another person label it under another name.</numerusform>
            <numerusform>All %Ln pictures have an answer. Save the dataset, or let another person label them under another name.</numerusform>
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
        <source>Report of %Ln sources: {file}</source>
        <translation>
            <numerusform>Report of %Ln source: {file}</numerusform>
            <numerusform>Report of %Ln sources: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summary of %Ln rows: {file}</source>
        <translation>
            <numerusform>Summary of %Ln row: {file}</numerusform>
            <numerusform>Summary of %Ln rows: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summing up %Ln results…</source>
        <translation>
            <numerusform>Summing up %Ln result…</numerusform>
            <numerusform>Summing up %Ln results…</numerusform>
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
    <message numerus="yes">
        <source>{done} of %Ln pictures have an answer; each is kept at once.</source>
        <translation>
            <numerusform>{done} of %Ln picture has an answer; each is kept at once.</numerusform>
            <numerusform>{done} of %Ln pictures have an answer; each is kept at once.</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln are not complete, and left out.</source>
        <translation>
            <numerusform>%Ln ist nicht vollständig und bleibt weg.</numerusform>
            <numerusform>%Ln sind nicht vollständig und bleiben weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln faces</source>
        <translation>
            <numerusform>%Ln Gesicht</numerusform>
            <numerusform>%Ln Gesichter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figures: {file}</source>
        <translation>
            <numerusform>%Ln Abbildung: {file}</numerusform>
            <numerusform>%Ln Abbildungen: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of 10 people would say {expression}.</source>
        <translation>
            <numerusform>%Ln von 10 Menschen würde „{expression}“ sagen.</numerusform>
            <numerusform>%Ln von 10 Menschen würden „{expression}“ sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures are left out: people were divided, or could not tell.</source>
        <translation>
            <numerusform>%Ln Bild bleibt weg: man war sich uneins oder konnte es nicht sagen.</numerusform>
            <numerusform>%Ln Bilder bleiben weg: man war sich uneins oder konnte es nicht sagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results</source>
        <translation>
            <numerusform>%Ln Ergebnis</numerusform>
            <numerusform>%Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sources</source>
        <translation>
            <numerusform>%Ln Quelle</numerusform>
            <numerusform>%Ln Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;About Emolens</source>
        <translation>&amp;Über Emolens</translation>
    </message>
    <message>
        <source>&amp;About this model</source>
        <translation>&amp;Über dieses Modell</translation>
    </message>
    <message>
        <source>&amp;After a point in time</source>
        <translation>Nach einem &amp;Zeitpunkt</translation>
    </message>
    <message>
        <source>&amp;Back 5 seconds</source>
        <translation>5 Sekunden &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Begin, then end a stretch</source>
        <translation>Abschnitt &amp;beginnen, dann beenden</translation>
    </message>
    <message>
        <source>&amp;Camera</source>
        <translation>&amp;Kamera</translation>
    </message>
    <message>
        <source>&amp;Choose model…</source>
        <translation>Modell &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Copy scores</source>
        <translation>Werte &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Documentation</source>
        <translation>&amp;Dokumentation</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;End the comparison</source>
        <translation>Vergleich &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>An Fenster an&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Forward 5 seconds</source>
        <translation>5 Sekunden vo&amp;rwärts</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>Endlos&amp;schleife</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>S&amp;piegeln</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;My neutral face</source>
        <translation>Mein &amp;neutrales Gesicht</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Next in folder</source>
        <translation>&amp;Nächstes im Ordner</translation>
    </message>
    <message>
        <source>&amp;Numbers only</source>
        <translation>Nur Za&amp;hlen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Parts</source>
        <translation>Te&amp;ile</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Previous in folder</source>
        <translation>&amp;Voriges im Ordner</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>&amp;Zuletzt verwendete Modelle</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Remove my neutral face</source>
        <translation>Neutrales Gesicht ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Save snapshot…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Geschwindigkeit</translation>
    </message>
    <message>
        <source>&amp;Split the person here…</source>
        <translation>Person hier &amp;teilen…</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Webcam</source>
        <translation>&amp;Webcam</translation>
    </message>
    <message>
        <source>&amp;What do these numbers mean?</source>
        <translation>&amp;Was bedeuten diese Zahlen?</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Warum?</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <translation>+{count} weitere</translation>
    </message>
    <message>
        <source>0   I cannot tell</source>
        <translation>0   Ich weiß nicht</translation>
    </message>
    <message>
        <source>&lt;b&gt;A face is not a feeling.&lt;/b&gt; A reading says how many people, in the model&apos;s estimate, would give a face this name. It cannot tell what a person feels, thinks or intends: people smile without joy and are sad without showing it.</source>
        <translation>&lt;b&gt;Ein Gesicht ist kein Gefühl.&lt;/b&gt; Ein Messwert sagt, wie viele Menschen nach Schätzung des Modells ein Gesicht so nennen würden. Er kann nicht sagen, was ein Mensch fühlt, denkt oder will: Man lächelt ohne Freude und ist traurig, ohne es zu zeigen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ask first.&lt;/b&gt; Whoever else is before the camera or in your recordings should know that expressions are read, what for, and agree to it.</source>
        <translation>&lt;b&gt;Fragen Sie zuerst.&lt;/b&gt; Wer sonst vor der Kamera oder in Ihren Aufnahmen ist, soll wissen, dass Gesichtsausdrücke gelesen werden und wozu, und einverstanden sein.</translation>
    </message>
    <message>
        <source>&lt;b&gt;At work and in schools&lt;/b&gt; it is forbidden in the European Union to use systems that infer emotions of people from their faces, except for medical or safety reasons (AI Act, Regulation (EU) 2024/1689, Article 5(1)(f), since 2 February 2025).</source>
        <translation>&lt;b&gt;Am Arbeitsplatz und in Schulen&lt;/b&gt; ist es in der Europäischen Union verboten, mit Systemen aus Gesichtern auf Gefühle zu schließen, außer aus medizinischen Gründen oder zur Sicherheit (KI-Verordnung (EU) 2024/1689, Artikel 5 Absatz 1 Buchstabe f, seit dem 2. Februar 2025).</translation>
    </message>
    <message>
        <source>&lt;b&gt;Elsewhere&lt;/b&gt; in the Union, whoever uses such a system on people must tell them (Article 50(3)), and data protection law holds besides. Other countries have laws of their own. This is no legal advice; the text is at {address}.</source>
        <translation>&lt;b&gt;Anderswo&lt;/b&gt; in der Union muss, wer so ein System auf Menschen anwendet, es ihnen sagen (Artikel 50 Absatz 3); daneben gilt das Datenschutzrecht. Andere Länder haben eigene Gesetze. Dies ist keine Rechtsberatung; der Text steht unter {address}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;It errs often.&lt;/b&gt; It learnt from photographs found on the web. With faces, ages, light and cameras unlike those it errs more, and not alike for everybody. A face at rest often reads as sad or angry.</source>
        <translation>&lt;b&gt;Es irrt oft.&lt;/b&gt; Gelernt hat es an Fotos aus dem Internet. Bei Gesichtern, Altern, Licht und Kameras, die anders sind, irrt es öfter, und nicht bei allen gleich. Ein ruhendes Gesicht liest sich oft als traurig oder wütend.</translation>
    </message>
    <message>
        <source>&lt;b&gt;It keeps&lt;/b&gt; your settings with the names of the files opened last, what it measured of this computer, and a log of its own doings without any image.</source>
        <translation>&lt;b&gt;Es behält&lt;/b&gt; Ihre Einstellungen mit den Namen der zuletzt geöffneten Dateien, was es an diesem Rechner gemessen hat, und ein Protokoll seines eigenen Tuns ohne jedes Bild.</translation>
    </message>
    <message>
        <source>&lt;b&gt;It saves&lt;/b&gt; pictures, video and readings only where and when you ask it to. A neutral face is forgotten when Emolens is closed.</source>
        <translation>&lt;b&gt;Es speichert&lt;/b&gt; Bilder, Video und Werte nur, wo und wann Sie es verlangen. Ein neutrales Gesicht wird vergessen, wenn Emolens geschlossen wird.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not for judging people.&lt;/b&gt; Let nothing depend on a reading: no decision about a person, no diagnosis, no test of truth.</source>
        <translation>&lt;b&gt;Nicht, um über Menschen zu urteilen.&lt;/b&gt; Lassen Sie nichts von einem Messwert abhängen: keine Entscheidung über einen Menschen, keine Diagnose, keine Wahrheitsprobe.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Nothing leaves this computer.&lt;/b&gt; Emolens opens no network connection, asks for no account and downloads nothing.</source>
        <translation>&lt;b&gt;Nichts verlässt diesen Rechner.&lt;/b&gt; Emolens öffnet keine Netzverbindung, verlangt kein Konto und lädt nichts herunter.</translation>
    </message>
    <message>
        <source>A recording is running; it would end here.</source>
        <translation>Eine Aufzeichnung läuft; sie würde hier enden.</translation>
    </message>
    <message>
        <source>A score says how a face looks, not what a person feels. It errs often, and more with faces, light and cameras unlike those it was trained on. Let no decision about a person depend on it.</source>
        <translation>Ein Wert sagt, wie ein Gesicht aussieht, nicht, was ein Mensch fühlt. Er irrt oft, und öfter bei Gesichtern, Licht und Kameras, die anders sind als die, mit denen trainiert wurde. Lassen Sie keine Entscheidung über einen Menschen davon abhängen.</translation>
    </message>
    <message>
        <source>A&amp;dd events…</source>
        <translation>Ereignisse l&amp;aden…</translation>
    </message>
    <message>
        <source>About Emolens</source>
        <translation>Über Emolens</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>Accuracy on the dataset&apos;s labels</source>
        <translation>Genauigkeit nach den Namen des Datensatzes</translation>
    </message>
    <message>
        <source>Accuracy, faces found by the app</source>
        <translation>Genauigkeit, vom Programm gefunden</translation>
    </message>
    <message>
        <source>Agrees with most voters</source>
        <translation>Wie die meisten Befragten</translation>
    </message>
    <message>
        <source>Agrees, faces found by the app</source>
        <translation>Ebenso, vom Programm gefunden</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln pictures have an answer. Save the dataset, or let another person label them under another name.</source>
        <translation>
            <numerusform>Das %Ln Bild hat eine Antwort. Speichern Sie den Datensatz, oder lassen Sie noch jemanden unter anderem Namen benennen.</numerusform>
            <numerusform>Alle %Ln Bilder haben eine Antwort. Speichern Sie den Datensatz, oder lassen Sie noch jemanden unter anderem Namen benennen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>Alle Dateien ({patterns})</translation>
    </message>
    <message>
        <source>All gave one and the same answer, so how far they agree is not known.</source>
        <translation>Alle gaben ein und dieselbe Antwort; wie weit sie übereinstimmen, ist daher nicht bekannt.</translation>
    </message>
    <message>
        <source>An analysis in another window is writing {name}.</source>
        <translation>Eine Analyse in einem anderen Fenster schreibt gerade {name}.</translation>
    </message>
    <message>
        <source>Ana&amp;lyse files…</source>
        <translation>Dateien ana&amp;lysieren…</translation>
    </message>
    <message>
        <source>Analys&amp;e folder…</source>
        <translation>O&amp;rdner analysieren…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Analyse a part</source>
        <translation>Einen Ausschnitt analysieren</translation>
    </message>
    <message>
        <source>Analyse part of a f&amp;ilm…</source>
        <translation>Auss&amp;chnitt eines Films analysieren…</translation>
    </message>
    <message>
        <source>Analyse t&amp;his file…</source>
        <translation>Diese Dat&amp;ei analysieren…</translation>
    </message>
    <message>
        <source>Analysing {name}…</source>
        <translation>{name} wird analysiert…</translation>
    </message>
    <message>
        <source>Analysing: {standing}</source>
        <translation>Analyse: {standing}</translation>
    </message>
    <message>
        <source>Analysis of files</source>
        <translation>Analyse von Dateien</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Wütend</translation>
    </message>
    <message>
        <source>Another model was chosen meanwhile; try again.</source>
        <translation>Inzwischen wurde ein anderes Modell gewählt; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Ask whoever is seen before you keep their picture. With “Numbers only”, no video is saved. A face that is not found is not covered: look at the video first.</source>
        <translation>Fragen Sie alle, die zu sehen sind, bevor Sie ihr Bild behalten. Mit „Nur Zahlen“ wird kein Video gespeichert. Ein Gesicht, das nicht gefunden wird, wird nicht verdeckt: Sehen Sie sich das Video vorher an.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>BIDS events, tabs (*.tsv)</source>
        <translation>Ereignisse nach BIDS, Tabulatoren (*.tsv)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Built-in model, {precision}</source>
        <translation>Mitgeliefertes Modell, {precision}</translation>
    </message>
    <message>
        <source>CSV, for tables and pandas (*.csv)</source>
        <translation>CSV, für Tabellen und pandas (*.csv)</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: {counts}.</source>
        <translation>Abgebrochen: {counts}.</translation>
    </message>
    <message>
        <source>Cautious</source>
        <translation>Vorsichtig</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation>Anderes Modell wählen…</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose folder and save…</source>
        <translation>Ordner wählen und speichern…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Clearest moments: {moments}.</source>
        <translation>Deutlichste Momente: {moments}.</translation>
    </message>
    <message>
        <source>Click in it to go there. Space plays and pauses a video.</source>
        <translation>Ein Klick darin führt dorthin. Die Leertaste spielt ein Video ab und hält es an.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close Emolens?</source>
        <translation>Emolens schließen?</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation>&amp;Vergleichen mit …</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Mit einem anderen Modell vergleichen</translation>
    </message>
    <message>
        <source>Compared with {name}.</source>
        <translation>Verglichen mit {name}.</translation>
    </message>
    <message>
        <source>Contempt</source>
        <translation>Verachtung</translation>
    </message>
    <message numerus="yes">
        <source>Copied: the scores of %Ln faces.</source>
        <translation>
            <numerusform>Kopiert: die Werte von einem Gesicht.</numerusform>
            <numerusform>Kopiert: die Werte von %Ln Gesichtern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Disgust</source>
        <translation>Ekel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done: {counts}.</source>
        <translation>Fertig: {counts}.</translation>
    </message>
    <message>
        <source>Drop here to open</source>
        <translation>Zum Öffnen hier ablegen</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>Abgelegtes Bild</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>Auss&amp;chließen</translation>
    </message>
    <message>
        <source>Each bar is a share of 100 %. With the built-in models it is the share of people who, in the model&apos;s estimate, would give this face that name: Happy 70 % means that about 7 of 10 people would say happy. The bars of a face add up to 100 %.</source>
        <translation>Jeder Balken ist ein Anteil an 100 %. Bei den mitgelieferten Modellen ist es der Anteil der Menschen, die nach Schätzung des Modells dieses Gesicht so nennen würden: Fröhlich 70 % heißt, dass etwa 7 von 10 Menschen „fröhlich“ sagen würden. Die Balken eines Gesichts ergeben zusammen 100 %.</translation>
    </message>
    <message>
        <source>Each person&apos;s answers are kept apart.</source>
        <translation>Die Antworten jeder Person werden getrennt gehalten.</translation>
    </message>
    <message>
        <source>Eager</source>
        <translation>Eifrig</translation>
    </message>
    <message>
        <source>Eager finds more faces but also more false ones; Cautious finds fewer of both.</source>
        <translation>„Eifrig“ findet mehr Gesichter, aber auch mehr falsche; „Vorsichtig“ von beidem weniger.</translation>
    </message>
    <message>
        <source>Emolens goes on when it does. If it stays so, unplug it and plug it in again.</source>
        <translation>Emolens macht weiter, sobald sie es tut. Bleibt es dabei, ziehen Sie sie ab und stecken Sie sie wieder an.</translation>
    </message>
    <message>
        <source>Emolens met a fault of its own; its log says more.</source>
        <translation>Emolens ist auf einen eigenen Fehler gestoßen; sein Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Emolens never goes online. Save the picture from your browser, then open it.</source>
        <translation>Emolens geht nie ins Netz. Speichern Sie das Bild im Browser und öffnen Sie es dann.</translation>
    </message>
    <message>
        <source>Ended early: {counts}.</source>
        <translation>Vorzeitig beendet: {counts}.</translation>
    </message>
    <message>
        <source>Eve&amp;nts</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>Events that you marked are not saved.</source>
        <translation>Von Ihnen markierte Ereignisse sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Every &amp;Nth frame</source>
        <translation>Jedes &amp;n-te Bild</translation>
    </message>
    <message>
        <source>Every face has a box</source>
        <translation>Jedes Gesicht hat einen Rahmen</translation>
    </message>
    <message>
        <source>Everything until then is kept.</source>
        <translation>Alles bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <source>Example &amp;film</source>
        <translation>Beispiel&amp;film</translation>
    </message>
    <message>
        <source>Example &amp;picture</source>
        <translation>Beispiel&amp;bild</translation>
    </message>
    <message>
        <source>Example film</source>
        <translation>Beispielfilm</translation>
    </message>
    <message>
        <source>Example picture</source>
        <translation>Beispielbild</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>Schn&amp;eller</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Fa&amp;ces</source>
        <translation>&amp;Gesichter</translation>
    </message>
    <message>
        <source>Face #{track} is being watched.</source>
        <translation>Gesicht #{track} wird angesehen.</translation>
    </message>
    <message>
        <source>Face #{track} is now seen relative to its own neutral.</source>
        <translation>Gesicht #{track} wird jetzt auf sein eigenes Neutral bezogen.</translation>
    </message>
    <message>
        <source>Face detector</source>
        <translation>Gesichtssuche</translation>
    </message>
    <message>
        <source>Faces are found when they look towards the camera and are not too small.</source>
        <translation>Gefunden werden Gesichter, die zur Kamera schauen und nicht zu klein sind.</translation>
    </message>
    <message>
        <source>Faces found in synthetic scenes</source>
        <translation>In künstlichen Szenen gefunden</translation>
    </message>
    <message>
        <source>Faces smaller than this are ignored (measured after the picture is scaled to 1,920 pixels, or 480 live).</source>
        <translation>Kleinere Gesichter werden nicht beachtet (gemessen im auf 1.920 Pixel verkleinerten Bild, live auf 480).</translation>
    </message>
    <message>
        <source>Faces that are cut off, covered, turned away or very small may be missed</source>
        <translation>Gesichter, die abgeschnitten, verdeckt, abgewandt oder sehr klein sind, werden womöglich übersehen</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>Angst</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>Abbildungen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Files are being analysed; that can go on at the next start.</source>
        <translation>Dateien werden analysiert; das kann beim nächsten Start weitergehen.</translation>
    </message>
    <message>
        <source>Files of ELAN, Praat and BORIS need a library that is not installed; install it with pip install &apos;emolens[annotation]&apos;.</source>
        <translation>Für Dateien von ELAN, Praat und BORIS fehlt eine Bibliothek; installieren Sie sie mit pip install &apos;emolens[annotation]&apos;.</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht lesbar waren</translation>
    </message>
    <message>
        <source>Finishing the result…</source>
        <translation>Das Ergebnis wird fertiggestellt…</translation>
    </message>
    <message>
        <source>Folder for figures</source>
        <translation>Ordner für Abbildungen</translation>
    </message>
    <message>
        <source>Folder for recor&amp;dings…</source>
        <translation>&amp;Ordner für Aufzeichnungen…</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Ordner für Aufzeichnungen</translation>
    </message>
    <message>
        <source>Folder of pictures to label</source>
        <translation>Ordner mit Bildern zum Benennen</translation>
    </message>
    <message>
        <source>Folder of results</source>
        <translation>Ordner mit Ergebnissen</translation>
    </message>
    <message>
        <source>Frames shown per second, and the time from capture to screen</source>
        <translation>Gezeigte Bilder je Sekunde und die Zeit von der Aufnahme bis zum Bildschirm</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>Aus einer Tabelle…</translation>
    </message>
    <message>
        <source>Give --events or --bins, not both.</source>
        <translation>Geben Sie --events oder --bins an, nicht beides.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go to {time}</source>
        <translation>Zu {time} springen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Haar cascades</source>
        <translation>Haar-Kaskaden</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Happy 70 % means: of ten people, about seven would call this face happy. It is a guess about a face, and does not know what anybody feels.</source>
        <translation>Fröhlich 70 % heißt: Von zehn Menschen würden etwa sieben dieses Gesicht fröhlich nennen. Es ist eine Schätzung über ein Gesicht und weiß nicht, was jemand fühlt.</translation>
    </message>
    <message>
        <source>Hardly anyone would say {expression}.</source>
        <translation>Kaum jemand würde „{expression}“ sagen.</translation>
    </message>
    <message>
        <source>Hides pictures and video: boxes and scores stand on a plain ground.</source>
        <translation>Verbirgt Bilder und Video: Rahmen und Werte stehen auf leerem Grund.</translation>
    </message>
    <message>
        <source>How far they agree, on {pictures} that all of them answered: Fleiss&apos; kappa {kappa}, 95 % interval {low} to {high}. 1 is full agreement, 0 as much as by chance.</source>
        <translation>Wie weit sie übereinstimmen, gemessen an {pictures} mit Antworten von allen: Fleiss’ Kappa {kappa}, 95-%-Intervall {low} bis {high}. 1 heißt völlig, 0 so weit wie durch Zufall.</translation>
    </message>
    <message>
        <source>How far they agree, on {pictures} that all of them answered: Fleiss&apos; kappa {kappa}. 1 is full agreement, 0 as much as by chance.</source>
        <translation>Wie weit sie übereinstimmen, gemessen an {pictures} mit Antworten von allen: Fleiss’ Kappa {kappa}. 1 heißt völlig, 0 so weit wie durch Zufall.</translation>
    </message>
    <message>
        <source>How it was trained</source>
        <translation>Wie es trainiert wurde</translation>
    </message>
    <message>
        <source>How strongly moving faces are smoothed. At 0 every frame speaks for itself; at 1 a clear change shows within 0.3 seconds; higher values react more slowly.</source>
        <translation>Wie stark bewegte Gesichter geglättet werden. Bei 0 spricht jedes Bild für sich; bei 1 zeigt sich ein klarer Wechsel in 0,3 Sekunden; höhere Werte reagieren langsamer.</translation>
    </message>
    <message>
        <source>How the files are called</source>
        <translation>Wie die Dateien heißen</translation>
    </message>
    <message>
        <source>How the model reads this face, not what the person feels.</source>
        <translation>Wie das Modell dieses Gesicht liest, nicht, was der Mensch fühlt.</translation>
    </message>
    <message>
        <source>I cannot tell</source>
        <translation>Ich weiß nicht</translation>
    </message>
    <message>
        <source>In videos and live, scores are smoothed over a moment, so that they can be read. “Smoothing” in the settings says how much. Result files hold the smoothed scores and the model&apos;s own.</source>
        <translation>In Videos und live werden die Werte über einen Augenblick geglättet, damit man sie lesen kann. Wie stark, sagt „Glättung“ in den Einstellungen. Ergebnisdateien enthalten die geglätteten Werte und die des Modells selbst.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Is this face at rest?</source>
        <translation>Ist dieses Gesicht in Ruhe?</translation>
    </message>
    <message>
        <source>It is large, or its drive is slow. Emolens goes on when it comes.</source>
        <translation>Die Datei ist groß oder ihr Laufwerk langsam. Emolens macht weiter, sobald sie kommt.</translation>
    </message>
    <message>
        <source>Its scores</source>
        <translation>Seine Werte</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg)</source>
        <translation>JPEG-Bild (*.jpg)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>La&amp;bel pictures…</source>
        <translation>B&amp;ilder benennen…</translation>
    </message>
    <message>
        <source>Label the pictures of {folder}</source>
        <translation>Bilder in {folder} benennen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger pictures show small faces better, and take more time.</source>
        <translation>Größere Bilder zeigen kleine Gesichter besser und brauchen mehr Zeit.</translation>
    </message>
    <message>
        <source>Length of a piece</source>
        <translation>Länge eines Stücks</translation>
    </message>
    <message>
        <source>Lets bars glide to their shares; without it they are there at once.</source>
        <translation>Lässt Balken zu ihren Anteilen gleiten; ohne sie stehen sie sofort da.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Look at the camera with a resting face</source>
        <translation>Schauen Sie mit ruhendem Gesicht in die Kamera</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Kameras werden gesucht…</translation>
    </message>
    <message>
        <source>Looking through the results…</source>
        <translation>Die Ergebnisse werden durchgesehen…</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Gemacht aus</translation>
    </message>
    <message>
        <source>Mark what happens now, or in the stretch that is chosen</source>
        <translation>Markieren, was jetzt geschieht oder im gewählten Abschnitt</translation>
    </message>
    <message>
        <source>Marked: {name}, {time}</source>
        <translation>Markiert: {name}, {time}</translation>
    </message>
    <message>
        <source>Mean F1</source>
        <translation>Mittleres F1</translation>
    </message>
    <message>
        <source>Mean recall</source>
        <translation>Mittlere Trefferquote</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>Gemessen an</translation>
    </message>
    <message>
        <source>Mirror the webcam</source>
        <translation>Webcam spiegeln</translation>
    </message>
    <message>
        <source>Mirrors the preview only; recordings are not mirrored.</source>
        <translation>Spiegelt nur die Vorschau; Aufzeichnungen werden nicht gespiegelt.</translation>
    </message>
    <message>
        <source>Model files</source>
        <translation>Modelldateien</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>My neutral</source>
        <translation>Mein Neutral</translation>
    </message>
    <message>
        <source>My neutral face around {time}</source>
        <translation>Mein neutrales Gesicht um {time}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of these events</source>
        <translation>Name dieser Ereignisse</translation>
    </message>
    <message>
        <source>Name the &amp;person…</source>
        <translation>&amp;Person benennen…</translation>
    </message>
    <message>
        <source>Names of the &amp;files</source>
        <translation>Namen der &amp;Dateien</translation>
    </message>
    <message>
        <source>Nearly everyone would say {expression}.</source>
        <translation>Fast alle würden „{expression}“ sagen.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>New here? Begin with an example.</source>
        <translation>Neu hier? Beginnen Sie mit einem Beispiel.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>Weiter →</translation>
    </message>
    <message>
        <source>No browser could be started; open {file} in one.</source>
        <translation>Es ließ sich kein Browser starten; öffnen Sie {file} in einem.</translation>
    </message>
    <message>
        <source>No camera is connected</source>
        <translation>Keine Kamera angeschlossen</translation>
    </message>
    <message>
        <source>No camera was found; connect one, then try again.</source>
        <translation>Es wurde keine Kamera gefunden; schließen Sie eine an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>No face found in this picture.</source>
        <translation>In diesem Bild wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
        <source>No face was read there; choose another stretch.</source>
        <translation>Dort wurde kein Gesicht gelesen; wählen Sie einen anderen Abschnitt.</translation>
    </message>
    <message>
        <source>No neutral face was taken</source>
        <translation>Kein neutrales Gesicht aufgenommen</translation>
    </message>
    <message>
        <source>No picture of {folder} has a label yet; label some first.</source>
        <translation>Noch hat kein Bild in {folder} einen Ausdruck; benennen Sie zuerst einige.</translation>
    </message>
    <message>
        <source>No picture was answered by all of them, so how far they agree is not known.</source>
        <translation>Kein Bild hat Antworten von allen; wie weit sie übereinstimmen, ist daher nicht bekannt.</translation>
    </message>
    <message>
        <source>No webcam</source>
        <translation>Keine Webcam</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Nothing is streamed</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Now it is your turn</source>
        <translation>Jetzt sind Sie dran</translation>
    </message>
    <message>
        <source>Number of faces</source>
        <translation>Zahl der Gesichter</translation>
    </message>
    <message>
        <source>Numbers only</source>
        <translation>Nur Zahlen</translation>
    </message>
    <message>
        <source>Of the time, the faces read as: {shares}.</source>
        <translation>Anteile an der Zeit, wie die Gesichter gelesen wurden: {shares}.</translation>
    </message>
    <message>
        <source>Of the {pages} pages of the file only the first is read; save each as a picture.</source>
        <translation>Von den {pages} Seiten der Datei wird nur die erste gelesen; speichern Sie jede als Bild.</translation>
    </message>
    <message>
        <source>On the network (LSL)</source>
        <translation>Im Netz (LSL)</translation>
    </message>
    <message>
        <source>On the picture
  ← and → select the next face; a double click shows all of the picture.
On the timeline
  ← and → move the cursor, Return goes there, + and - zoom, Home shows all.
Events
  1 to 9 mark what happens, held down for as long as it lasts. On the timeline,
  Ctrl+← and Ctrl+→ choose an event, with Shift they move it, Delete removes it.</source>
        <translation>Auf dem Bild
  ← und → wählen das nächste Gesicht; ein Doppelklick zeigt das ganze Bild.
Auf der Zeitleiste
  ← und → bewegen den Zeiger, Eingabe geht dorthin, + und - zoomen, Pos1 zeigt alles.
Ereignisse
  1 bis 9 markieren, was geschieht, gedrückt gehalten so lange, wie es dauert. Auf der
  Zeitleiste wählen Strg+← und Strg+→ ein Ereignis, verschieben es mit Umschalt, und
  Entf löscht es.</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Or&amp;dner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a picture or a video</source>
        <translation>Ein Bild oder Video öffnen</translation>
    </message>
    <message>
        <source>Open a picture, a video or a folder, drop one here, or turn on the webcam.
Nothing leaves this computer.</source>
        <translation>Öffnen Sie ein Bild, ein Video oder einen Ordner, legen Sie eines hier ab oder schalten Sie die Webcam ein.
Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Anderes öffnen…</translation>
    </message>
    <message>
        <source>Open events</source>
        <translation>Ereignisse öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open participants</source>
        <translation>Teilnehmende öffnen</translation>
    </message>
    <message>
        <source>Open picture or video</source>
        <translation>Bild oder Video öffnen</translation>
    </message>
    <message>
        <source>Open picture or video…</source>
        <translation>Bild oder Video öffnen…</translation>
    </message>
    <message>
        <source>Open res&amp;ults…</source>
        <translation>Er&amp;gebnisse öffnen…</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>Ergebnisse öffnen</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet…</translation>
    </message>
    <message>
        <source>Other file…</source>
        <translation>Andere Datei…</translation>
    </message>
    <message>
        <source>Other people</source>
        <translation>Andere Menschen</translation>
    </message>
    <message>
        <source>Other programs on the network can read the scores until you turn this off.</source>
        <translation>Andere Programme im Netz können die Werte lesen, bis Sie das ausschalten.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Page for browsers (*.html)</source>
        <translation>Seite für den Browser (*.html)</translation>
    </message>
    <message>
        <source>Parquet files need pyarrow, which is not installed; install it with pip install &apos;emolens[parquet]&apos;.</source>
        <translation>Parquet-Dateien brauchen pyarrow, das nicht installiert ist; installieren Sie es mit pip install &apos;emolens[parquet]&apos;.</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Teilnehmer/in</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Teilnehmende</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture only</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Picture to label</source>
        <translation>Bild zum Benennen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Pictures and videos ({patterns})</source>
        <translation>Bilder und Videos ({patterns})</translation>
    </message>
    <message>
        <source>Pictures are read in any case.</source>
        <translation>Einzelne Bilder werden in jedem Fall gelesen.</translation>
    </message>
    <message>
        <source>Pictures are shown as they are, best with one face each. The face is cut out later, by the trainer, which takes the largest one of each picture.
Answers are kept in the folder “emolens-labels” beside the pictures; the same name goes on where it was.</source>
        <translation>Die Bilder werden gezeigt, wie sie sind, am besten mit je einem Gesicht. Ausgeschnitten wird es später vom Trainer, der in jedem Bild das größte nimmt.
Antworten werden im Ordner „emolens-labels“ bei den Bildern aufbewahrt; mit demselben Namen geht es weiter, wo man war.</translation>
    </message>
    <message>
        <source>Pictures in folders below, too</source>
        <translation>Auch Bilder in Ordnern darunter</translation>
    </message>
    <message>
        <source>Pictures with an answer</source>
        <translation>Bilder mit Antwort</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Noch einmal abspielen</translation>
    </message>
    <message>
        <source>Plug it in again, or check its cable.
Emolens goes on by itself when it is back.</source>
        <translation>Stecken Sie sie wieder an oder prüfen Sie ihr Kabel.
Emolens macht von selbst weiter, wenn sie zurück ist.</translation>
    </message>
    <message>
        <source>Pre&amp;vious frame</source>
        <translation>&amp;Voriges Bild</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Probabilities of the one label that its dataset gives each face</source>
        <translation>Wahrscheinlichkeiten des einen Namens, den der Datensatz jedem Gesicht gibt</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <source>Re&amp;solution</source>
        <translation>Au&amp;flösung</translation>
    </message>
    <message>
        <source>Read every frame of files into a table of results</source>
        <translation>Jedes Bild von Dateien in eine Ergebnistabelle lesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading with {name}.</source>
        <translation>Gelesen wird jetzt mit {name}.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Reads facial expressions on your own machine.</source>
        <translation>Liest Gesichtsausdrücke auf Ihrem eigenen Rechner.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Record the scores, and the video if that is set</source>
        <translation>Werte aufzeichnen, und das Video, wenn so eingestellt</translation>
    </message>
    <message>
        <source>Recorded: {file}</source>
        <translation>Aufgezeichnet: {file}</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <translation>Aufzeichnung {time}</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Rejecting non-faces</source>
        <translation>Was kein Gesicht ist</translation>
    </message>
    <message>
        <source>Relative to this face&apos;s own neutral.</source>
        <translation>Bezogen auf das eigene Neutral dieses Gesichts.</translation>
    </message>
    <message numerus="yes">
        <source>Report of %Ln sources: {file}</source>
        <translation>
            <numerusform>Bericht über %Ln Quelle: {file}</numerusform>
            <numerusform>Bericht über %Ln Quellen: {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Results (*.csv *.jsonl)</source>
        <translation>Ergebnisse (*.csv *.jsonl)</translation>
    </message>
    <message>
        <source>Results of {name}</source>
        <translation>Ergebnisse von {name}</translation>
    </message>
    <message>
        <source>Results to sum up</source>
        <translation>Ergebnisse für die Zusammenfassung</translation>
    </message>
    <message>
        <source>S&amp;ave events…</source>
        <translation>Ereignisse speic&amp;hern…</translation>
    </message>
    <message>
        <source>S&amp;tream to other programs (LSL)</source>
        <translation>An andere Programme s&amp;enden (LSL)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Sa&amp;ve results…</source>
        <translation>Ergebnisse s&amp;peichern…</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <source>Save dataset</source>
        <translation>Datensatz speichern</translation>
    </message>
    <message>
        <source>Save dataset as</source>
        <translation>Datensatz speichern unter</translation>
    </message>
    <message>
        <source>Save dataset…</source>
        <translation>Datensatz speichern…</translation>
    </message>
    <message>
        <source>Save events</source>
        <translation>Ereignisse speichern</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save results as</source>
        <translation>Ergebnisse speichern als</translation>
    </message>
    <message>
        <source>Save snapshot</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save summary</source>
        <translation>Zusammenfassung speichern</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save ti&amp;meline…</source>
        <translation>Zei&amp;tleiste speichern…</translation>
    </message>
    <message>
        <source>Save timeline</source>
        <translation>Zeitleiste speichern</translation>
    </message>
    <message>
        <source>Saved to {folder}: {counts}. The votes lie beside them in votes.csv. How it becomes a model is told by the page “Your own model in ten minutes”.</source>
        <translation>Gespeichert in {folder}: {counts}. Die Stimmen liegen daneben in votes.csv. Wie daraus ein Modell wird, sagt die Seite „Your own model in ten minutes“.</translation>
    </message>
    <message>
        <source>Saved to {name}.</source>
        <translation>Gespeichert in {name}.</translation>
    </message>
    <message>
        <source>Saved what was read until {time}: {file}</source>
        <translation>Bis {time} Gelesenes gespeichert: {file}</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Gespeichert: {file}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Scores and video</source>
        <translation>Werte und Video</translation>
    </message>
    <message>
        <source>Scores and video with boxes</source>
        <translation>Werte und Video mit Rahmen</translation>
    </message>
    <message>
        <source>Scores and video, faces blocked out</source>
        <translation>Werte und Video, Gesichter verdeckt</translation>
    </message>
    <message>
        <source>Scores and video, faces blurred</source>
        <translation>Werte und Video, Gesichter unscharf</translation>
    </message>
    <message>
        <source>Scores appear here as soon as a face is found.</source>
        <translation>Hier erscheinen Werte, sobald ein Gesicht gefunden ist.</translation>
    </message>
    <message>
        <source>Scores of the selected face</source>
        <translation>Werte des ausgewählten Gesichts</translation>
    </message>
    <message>
        <source>Scores only</source>
        <translation>Nur Werte</translation>
    </message>
    <message>
        <source>See what a face expresses</source>
        <translation>Sehen, was ein Gesicht ausdrückt</translation>
    </message>
    <message>
        <source>Selected face</source>
        <translation>Ausgewähltes Gesicht</translation>
    </message>
    <message>
        <source>Selected face, #{track}</source>
        <translation>Ausgewähltes Gesicht, #{track}</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Several faces are in this picture; open one that shows the person alone.</source>
        <translation>In diesem Bild sind mehrere Gesichter; öffnen Sie eines, das die Person allein zeigt.</translation>
    </message>
    <message>
        <source>Shares of people who would name each expression, as ten voters taught it</source>
        <translation>Anteile der Menschen, die jeden Ausdruck nennen würden, gelernt von je zehn Befragten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the model&apos;s guess</source>
        <translation>Vermutung des Modells zeigen</translation>
    </message>
    <message>
        <source>Show what to send…</source>
        <translation>Zeigen, was man schickt …</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>Zeigen, wo sie ist…</translation>
    </message>
    <message>
        <source>Show where on the face this expression was read</source>
        <translation>Zeigen, wo im Gesicht dieser Ausdruck gelesen wurde</translation>
    </message>
    <message>
        <source>Show where on the face {expression} was read</source>
        <translation>Zeigen, wo im Gesicht {expression} gelesen wurde</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Gespeicherte Bilder</translation>
    </message>
    <message>
        <source>Something went wrong in Emolens. You can keep working.</source>
        <translation>In Emolens ist etwas schiefgegangen. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sources of the resul&amp;ts…</source>
        <translation>Q&amp;uellen der Ergebnisse…</translation>
    </message>
    <message>
        <source>Sources of {name}</source>
        <translation>Quellen von {name}</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed on this computer</source>
        <translation>Tempo auf diesem Rechner</translation>
    </message>
    <message>
        <source>Split #{track} at {time}…</source>
        <translation>#{track} bei {time} teilen…</translation>
    </message>
    <message>
        <source>Still to be read</source>
        <translation>Noch zu lesen</translation>
    </message>
    <message>
        <source>Streaming needs a library that is not installed; install it with pip install &apos;emolens[lsl]&apos;.</source>
        <translation>Zum Senden fehlt eine Bibliothek; installieren Sie sie mit pip install &apos;emolens[lsl]&apos;.</translation>
    </message>
    <message>
        <source>Summar&amp;y of results…</source>
        <translation>Zusa&amp;mmenfassung von Ergebnissen…</translation>
    </message>
    <message numerus="yes">
        <source>Summary of %Ln rows: {file}</source>
        <translation>
            <numerusform>Zusammenfassung mit %Ln Zeile: {file}</numerusform>
            <numerusform>Zusammenfassung mit %Ln Zeilen: {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary of results</source>
        <translation>Zusammenfassung der Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>Summing up %Ln results…</source>
        <translation>
            <numerusform>%Ln Ergebnis wird zusammengefasst…</numerusform>
            <numerusform>%Ln Ergebnisse werden zusammengefasst…</numerusform>
        </translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überrascht</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>Tables of events (*.tsv *.csv)</source>
        <translation>Tabellen von Ereignissen (*.tsv *.csv)</translation>
    </message>
    <message>
        <source>Tables of participants (*.tsv *.csv)</source>
        <translation>Tabellen mit Teilnehmenden (*.tsv *.csv)</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Takes effect after a restart.</source>
        <translation>Wirkt nach einem Neustart.</translation>
    </message>
    <message>
        <source>Takes effect immediately.</source>
        <translation>Wirkt sofort.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>The analysis has ended</source>
        <translation>Die Analyse ist beendet</translation>
    </message>
    <message>
        <source>The analysis into {name} was cut off; it can go on where it was.</source>
        <translation>Die Analyse nach {name} wurde unterbrochen; sie kann dort weitergehen, wo sie war.</translation>
    </message>
    <message>
        <source>The bars show how sure that is</source>
        <translation>Die Balken zeigen, wie sicher das ist</translation>
    </message>
    <message>
        <source>The camera has not answered since it was last used; unplug it, plug it in again, then try again.</source>
        <translation>Die Kamera hat seit ihrem letzten Gebrauch nicht geantwortet; ziehen Sie sie ab, stecken Sie sie wieder an und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The camera sends broken pictures; try another cable or port.</source>
        <translation>Die Kamera sendet beschädigte Bilder; versuchen Sie ein anderes Kabel oder einen anderen Anschluss.</translation>
    </message>
    <message>
        <source>The documentation is not installed; it comes with the packaged program.</source>
        <translation>Die Dokumentation ist nicht installiert; sie kommt mit dem gepackten Programm.</translation>
    </message>
    <message>
        <source>The drive of {folder} does not keep up; choose another.</source>
        <translation>Das Laufwerk von {folder} kommt nicht mit; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The drive of {folder} is all but full; make room on it.</source>
        <translation>Das Laufwerk von {folder} ist so gut wie voll; schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>The events are not saved</source>
        <translation>Die Ereignisse sind nicht gespeichert</translation>
    </message>
    <message>
        <source>The face read as {expression}, too far from neutral to start from; try again where it is at rest.</source>
        <translation>Das Gesicht liest sich als {expression}, zu weit weg von neutral, um davon auszugehen; versuchen Sie es, wo es in Ruhe ist.</translation>
    </message>
    <message>
        <source>The face reads mainly as {expression} there ({percent} %), not as neutral.</source>
        <translation>Das Gesicht liest sich dort vor allem als {expression} ({percent} %), nicht neutral.</translation>
    </message>
    <message>
        <source>The face was lost; try again when it is in view.</source>
        <translation>Das Gesicht ging verloren; versuchen Sie es noch einmal, wenn es zu sehen ist.</translation>
    </message>
    <message>
        <source>The fastest built-in model for this computer</source>
        <translation>Das schnellste mitgelieferte Modell für diesen Rechner</translation>
    </message>
    <message>
        <source>The file itself is not where it was. Show where it is to see it, too.</source>
        <translation>Die Datei selbst ist nicht, wo sie war. Zeigen Sie, wo sie ist, um auch sie zu sehen.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({reason}); choose another.</source>
        <translation>Der Ordner {folder} kann nicht angelegt werden ({reason}); wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used ({reason}); choose another.</source>
        <translation>Der Ordner {folder} ist nicht benutzbar ({reason}); wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The last line of {name} is cut short and was left out.</source>
        <translation>Die letzte Zeile von {name} ist abgeschnitten und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The log file says more; it holds no pictures:</source>
        <translation>Mehr steht in der Protokolldatei; Bilder enthält sie nicht:</translation>
    </message>
    <message>
        <source>The model cannot be used</source>
        <translation>Das Modell ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The model cannot be used; Emolens goes on with the one that it has</source>
        <translation>Das Modell ist nicht benutzbar; Emolens bleibt bei dem, das es hat</translation>
    </message>
    <message>
        <source>The model file {file} cannot be used: {reason}; choose another or export it again.</source>
        <translation>Die Modelldatei {file} ist nicht verwendbar ({reason}); wählen Sie eine andere oder exportieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The model finds no face.</source>
        <translation>Das Modell findet kein Gesicht.</translation>
    </message>
    <message>
        <source>The model is still being loaded.</source>
        <translation>Das Modell wird noch geladen.</translation>
    </message>
    <message>
        <source>The model that reads; click for its card</source>
        <translation>Das Modell, das liest; ein Klick zeigt seine Karte</translation>
    </message>
    <message>
        <source>The model was changed for one with other expressions; begin another file.</source>
        <translation>Das Modell wurde gegen eines mit anderen Ausdrücken getauscht; beginnen Sie eine neue Datei.</translation>
    </message>
    <message>
        <source>The name above is that of the longest bar, or of one nearly as long while they take turns. A question mark says that no bar is long enough to rely on.</source>
        <translation>Der Name darüber ist der des längsten Balkens oder eines fast so langen, solange sie sich abwechseln. Ein Fragezeichen sagt, dass kein Balken lang genug ist, um sich darauf zu verlassen.</translation>
    </message>
    <message>
        <source>The names of the people cannot be used</source>
        <translation>Die Namen der Personen lassen sich nicht verwenden</translation>
    </message>
    <message>
        <source>The neutral face that was taken goes on with face #{track}.</source>
        <translation>Das neutrale Gesicht gilt jetzt für Gesicht #{track} weiter.</translation>
    </message>
    <message>
        <source>The neutral faces were removed: what reads has changed.</source>
        <translation>Die neutralen Gesichter wurden entfernt: Es wird jetzt anders gelesen.</translation>
    </message>
    <message>
        <source>The outlined area carries half of the evidence for “{expression}”. It shows what the model went by, not whether it is right.</source>
        <translation>Im umrandeten Bereich liegt die Hälfte dessen, was für „{expression}“ spricht. Er zeigt, wonach das Modell ging, nicht, ob es recht hat.</translation>
    </message>
    <message>
        <source>The picture is black; open the shutter or turn on a light.</source>
        <translation>Das Bild ist schwarz; öffnen Sie die Abdeckung oder machen Sie Licht.</translation>
    </message>
    <message>
        <source>The picture is so large that it is read at 1/{part} of its width and height; boxes count in those pixels.</source>
        <translation>Das Bild ist so groß, dass es mit 1/{part} seiner Breite und Höhe gelesen wird; Kästen zählen in diesen Pixeln.</translation>
    </message>
    <message>
        <source>The picture uses {bits} of its 16 bits, and is brightened to what it holds.</source>
        <translation>Das Bild nutzt {bits} seiner 16 Bit und wird entsprechend aufgehellt.</translation>
    </message>
    <message>
        <source>The raters agree on no picture of {folder}; label more of them.</source>
        <translation>Über kein Bild in {folder} sind sich die Personen einig; benennen Sie weitere.</translation>
    </message>
    <message>
        <source>The recording has ended</source>
        <translation>Die Aufzeichnung ist beendet</translation>
    </message>
    <message>
        <source>The results are not saved</source>
        <translation>Die Ergebnisse sind nicht gespeichert</translation>
    </message>
    <message>
        <source>The results are not summed up</source>
        <translation>Die Ergebnisse sind nicht zusammengefasst</translation>
    </message>
    <message>
        <source>The scores of each face over time appear here.</source>
        <translation>Hier erscheinen die Werte jedes Gesichts im Verlauf der Zeit.</translation>
    </message>
    <message>
        <source>The setting “{name}” cannot be {value}: it must be {kind}, and is {default} now.</source>
        <translation>Die Einstellung „{name}“ kann nicht {value} sein ({kind}); sie ist jetzt {default}.</translation>
    </message>
    <message>
        <source>The snapshot could not be saved</source>
        <translation>Das Bild konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>Die Quelle</translation>
    </message>
    <message>
        <source>The timeline could not be saved</source>
        <translation>Die Zeitleiste konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The timeline shows how it went</source>
        <translation>Die Zeitleiste zeigt den Verlauf</translation>
    </message>
    <message>
        <source>The video has ended.</source>
        <translation>Das Video ist zu Ende.</translation>
    </message>
    <message>
        <source>The video is read anew.</source>
        <translation>Das Video wird neu gelesen.</translation>
    </message>
    <message>
        <source>The video stopped</source>
        <translation>Das Video hat aufgehört</translation>
    </message>
    <message>
        <source>The webcam does not answer</source>
        <translation>Die Webcam antwortet nicht</translation>
    </message>
    <message>
        <source>The webcam stopped</source>
        <translation>Die Webcam hat aufgehört</translation>
    </message>
    <message>
        <source>The webcam was lost</source>
        <translation>Die Webcam ist verloren gegangen</translation>
    </message>
    <message>
        <source>The word on it is what most people would call this expression. Click another face, or press ← or →, to choose it.</source>
        <translation>Das Wort daran ist der Name, den die meisten Menschen diesem Ausdruck geben würden. Ein anderes Gesicht wählen Sie durch einen Klick oder mit ← und →.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>There are no scores for this place of the video.</source>
        <translation>Zu dieser Stelle des Videos gibt es keine Werte.</translation>
    </message>
    <message>
        <source>There are {count} labels; give {fewest} to {most}, for the keys 1 to {most}.</source>
        <translation>Es sind {count} Ausdrücke; geben Sie {fewest} bis {most} an, für die Tasten 1 bis {most}.</translation>
    </message>
    <message>
        <source>There is no answer here: another model read these results, or the face is not found again.</source>
        <translation>Hier gibt es keine Antwort: Ein anderes Modell hat diese Ergebnisse gelesen, oder das Gesicht wird nicht wiedergefunden.</translation>
    </message>
    <message>
        <source>There is no dataset yet</source>
        <translation>Es gibt noch keinen Datensatz</translation>
    </message>
    <message>
        <source>There is no log: Emolens was not started as a program.</source>
        <translation>Es gibt kein Protokoll: Emolens wurde nicht als Programm gestartet.</translation>
    </message>
    <message>
        <source>There is no picture, and no path of a file or folder, to be pasted.</source>
        <translation>In der Zwischenablage liegt weder ein Bild noch der Pfad einer Datei oder eines Ordners.</translation>
    </message>
    <message>
        <source>There is no setting “{name}”; it is left out.</source>
        <translation>Es gibt keine Einstellung „{name}“; sie wird weggelassen.</translation>
    </message>
    <message>
        <source>These are the scores of {name}; nothing is read anew.</source>
        <translation>Das sind die Werte aus {name}; nichts wird neu gelesen.</translation>
    </message>
    <message>
        <source>These buttons open your pictures and videos and turn on the webcam; the File menu saves the numbers. Nothing leaves this computer.</source>
        <translation>Diese Knöpfe öffnen Ihre Bilder und Videos und schalten die Webcam ein; das Menü Datei speichert die Zahlen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>These events cannot be opened</source>
        <translation>Diese Ereignisse lassen sich nicht öffnen</translation>
    </message>
    <message>
        <source>These results cannot be opened</source>
        <translation>Diese Ergebnisse lassen sich nicht öffnen</translation>
    </message>
    <message>
        <source>These scores are saved; open the video or picture itself to correct them.</source>
        <translation>Diese Werte sind gespeichert; öffnen Sie das Video oder Bild selbst, um sie zu korrigieren.</translation>
    </message>
    <message>
        <source>This face is now seen relative to its own neutral.</source>
        <translation>Dieses Gesicht wird jetzt auf sein eigenes Neutral bezogen.</translation>
    </message>
    <message>
        <source>This face is turned far to the side, so its scores are worth less.</source>
        <translation>Dieses Gesicht ist weit zur Seite gedreht; seine Werte taugen darum weniger.</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>Diese Datei lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>This model can say why in still pictures only.</source>
        <translation>Dieses Modell kann nur bei Standbildern sagen, warum.</translation>
    </message>
    <message>
        <source>This model cannot be compared</source>
        <translation>Dieses Modell kann nicht verglichen werden</translation>
    </message>
    <message>
        <source>This model knows no neutral expression; choose one that does.</source>
        <translation>Dieses Modell kennt keinen neutralen Ausdruck; wählen Sie eines, das ihn kennt.</translation>
    </message>
    <message>
        <source>This part of the video is still to be read; try again in a moment.</source>
        <translation>Dieser Teil des Videos ist noch nicht gelesen; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This session lasted {time}</source>
        <translation>Diese Sitzung dauerte {time}</translation>
    </message>
    <message>
        <source>Time in the video</source>
        <translation>Zeit im Video</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Try it on your own photos…</source>
        <translation>Mit eigenen Fotos ausprobieren…</translation>
    </message>
    <message>
        <source>Turn off webcam</source>
        <translation>Webcam ausschalten</translation>
    </message>
    <message>
        <source>Turn on webcam</source>
        <translation>Webcam einschalten</translation>
    </message>
    <message>
        <source>Turn the webcam on or off</source>
        <translation>Webcam ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Turning on the webcam…</source>
        <translation>Die Webcam wird eingeschaltet…</translation>
    </message>
    <message>
        <source>Two of the labels mean {label}; remove one of them.</source>
        <translation>Zwei der Ausdrücke bedeuten {label}; entfernen Sie einen davon.</translation>
    </message>
    <message>
        <source>Two to nine words, with commas between them; their keys are 1 to 9.</source>
        <translation>Zwei bis neun Wörter, durch Kommas getrennt; ihre Tasten sind 1 bis 9.</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Uncertain.</source>
        <translation>Unsicher.</translation>
    </message>
    <message>
        <source>Uncertain: no expression stands out.</source>
        <translation>Unsicher: Kein Ausdruck sticht hervor.</translation>
    </message>
    <message>
        <source>Undo (Backspace)</source>
        <translation>Rückgängig (Rücktaste)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Videos ({patterns})</source>
        <translation>Videos ({patterns})</translation>
    </message>
    <message>
        <source>Watch the selected face at rest, and show scores relative to that</source>
        <translation>Das ausgewählte Gesicht in Ruhe ansehen und die Werte darauf beziehen</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Webcam resolution</source>
        <translation>Auflösung der Webcam</translation>
    </message>
    <message>
        <source>What do these numbers mean?</source>
        <translation>Was bedeuten diese Zahlen?</translation>
    </message>
    <message>
        <source>What it can tell</source>
        <translation>Was es sagen kann</translation>
    </message>
    <message>
        <source>What the results say may not fit what is seen; analyse it again.</source>
        <translation>Was die Ergebnisse sagen, passt vielleicht nicht zu dem, was zu sehen ist; analysieren Sie es neu.</translation>
    </message>
    <message>
        <source>What to send</source>
        <translation>Was man schickt</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher es kommt</translation>
    </message>
    <message>
        <source>Whether others see the same is not known with one person. Let another one label the same folder under another name.</source>
        <translation>Ob andere dasselbe sehen, ist bei einer Person nicht bekannt. Lassen Sie noch jemanden denselben Ordner unter anderem Namen benennen.</translation>
    </message>
    <message>
        <source>Who is #{track} from {time} on?</source>
        <translation>Wer ist #{track} ab {time}?</translation>
    </message>
    <message>
        <source>Who is #{track}?</source>
        <translation>Wer ist #{track}?</translation>
    </message>
    <message>
        <source>Who is #{track}…</source>
        <translation>Wer ist #{track}…</translation>
    </message>
    <message>
        <source>Who sees a guess tends to agree with it, and the labels then repeat the model&apos;s mistakes.</source>
        <translation>Wer eine Vermutung sieht, stimmt ihr eher zu, und die Antworten wiederholen dann die Fehler des Modells.</translation>
    </message>
    <message>
        <source>Why {expression}?</source>
        <translation>Warum {expression}?</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With boxes</source>
        <translation>Mit Rahmen</translation>
    </message>
    <message>
        <source>With boxes and scores</source>
        <translation>Mit Rahmen und Werten</translation>
    </message>
    <message>
        <source>With boxes, they also show what “Why?” shows.</source>
        <translation>Mit Rahmen zeigen sie auch, was „Warum?“ zeigt.</translation>
    </message>
    <message>
        <source>Write times as 65.5 or 1:05.5, the earlier one first.</source>
        <translation>Schreiben Sie Zeiten wie 65,5 oder 1:05,5, die frühere zuerst.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your own photos</source>
        <translation>Ihre eigenen Fotos</translation>
    </message>
    <message>
        <source>YuNet</source>
        <translation>YuNet</translation>
    </message>
    <message>
        <source>YuNet also finds faces that are tilted, turned or half covered; Haar cascades find upright ones that look at you. Automatic is YuNet where it is installed.</source>
        <translation>YuNet findet auch Gesichter, die geneigt, abgewandt oder halb verdeckt sind, die Haar-Kaskaden aufrechte, die einen ansehen. Automatisch ist YuNet, wo es installiert ist.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>a list of at most {most} texts</source>
        <translation>eine Liste von höchstens {most} Texten</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>eine Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>eine ganze Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>unter {share}</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seitdem geändert</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>column “{column}” is missing</source>
        <translation>die Spalte „{column}“ fehlt</translation>
    </message>
    <message>
        <source>contempt</source>
        <translation>Verachtung</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>Ekel</translation>
    </message>
    <message>
        <source>event {number}</source>
        <translation>Ereignis {number}</translation>
    </message>
    <message>
        <source>events of a table</source>
        <translation>Ereignisse einer Tabelle</translation>
    </message>
    <message>
        <source>events of the results</source>
        <translation>Ereignisse der Ergebnisse</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>Angst</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>vom Anfang an</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>group/participant.mp4</source>
        <translation>Gruppe/Person.mp4</translation>
    </message>
    <message>
        <source>group_participant….mp4</source>
        <translation>Gruppe_Person….mp4</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>it cannot be read ({reason})</source>
        <translation>es lässt sich nicht lesen ({reason})</translation>
    </message>
    <message>
        <source>it comes to no end within {seconds} seconds</source>
        <translation>es kommt auch nach {seconds} Sekunden zu keinem Ende</translation>
    </message>
    <message>
        <source>it does not say what its scores mean ({said})</source>
        <translation>es sagt nicht, was seine Werte bedeuten ({said})</translation>
    </message>
    <message>
        <source>it fails while it runs</source>
        <translation>es scheitert beim Rechnen</translation>
    </message>
    <message>
        <source>it has contract version {its}, this app {ours}</source>
        <translation>es hat die Vertragsversion {its}, dieses Programm {ours}</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it is not a valid ONNX model</source>
        <translation>es ist kein gültiges ONNX-Modell</translation>
    </message>
    <message>
        <source>it lacks the metadata that Emolens needs</source>
        <translation>ihm fehlen die Metadaten, die Emolens braucht</translation>
    </message>
    <message>
        <source>it lacks the output {output}</source>
        <translation>ihm fehlt der Ausgang {output}</translation>
    </message>
    <message>
        <source>it needs two or more labels, all different</source>
        <translation>es braucht zwei oder mehr Bezeichnungen, alle verschieden</translation>
    </message>
    <message>
        <source>its crop rule makes no sense ({rule})</source>
        <translation>seine Zuschnittregel ergibt keinen Sinn ({rule})</translation>
    </message>
    <message>
        <source>its evidence does not add up to its scores</source>
        <translation>seine Belege ergeben zusammen nicht seine Werte</translation>
    </message>
    <message>
        <source>its input must be {form}</source>
        <translation>sein Eingang muss {form} sein</translation>
    </message>
    <message>
        <source>its input must take any number of crops</source>
        <translation>sein Eingang muss beliebig viele Ausschnitte annehmen</translation>
    </message>
    <message>
        <source>its labels are more than {most} or longer than {longest} letters</source>
        <translation>es hat mehr als {most} Bezeichnungen, oder eine davon ist länger als {longest} Buchstaben</translation>
    </message>
    <message>
        <source>its metadata are malformed ({reason})</source>
        <translation>seine Metadaten sind fehlerhaft ({reason})</translation>
    </message>
    <message>
        <source>its metadata are not JSON ({reason})</source>
        <translation>seine Metadaten sind kein JSON ({reason})</translation>
    </message>
    <message>
        <source>its metadata are not a JSON object</source>
        <translation>seine Metadaten sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its metadata lack {fields}</source>
        <translation>seinen Metadaten fehlt {fields}</translation>
    </message>
    <message>
        <source>its one input must be called {name}</source>
        <translation>sein einziger Eingang muss {name} heißen</translation>
    </message>
    <message>
        <source>its output {output} and {field} must come together</source>
        <translation>sein Ausgang {output} und {field} gehören zusammen</translation>
    </message>
    <message>
        <source>its precision is unknown ({said})</source>
        <translation>seine Genauigkeit ist unbekannt ({said})</translation>
    </message>
    <message>
        <source>its scores are not shares that sum to 1</source>
        <translation>seine Werte sind keine Anteile, die zusammen 1 ergeben</translation>
    </message>
    <message>
        <source>its threshold for faces is out of range</source>
        <translation>sein Schwellenwert für Gesichter liegt außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>its threshold or its temperature is out of range</source>
        <translation>sein Schwellenwert oder seine Temperatur liegt außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>its {output} have another form than it says</source>
        <translation>{output} hat eine andere Form, als es angibt</translation>
    </message>
    <message>
        <source>its {output} is no probability</source>
        <translation>sein {output} ist keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>its {output} must be {form}</source>
        <translation>sein Ausgang {output} muss {form} sein</translation>
    </message>
    <message>
        <source>its {output} must be {form}, h and w at least {cells}</source>
        <translation>sein Ausgang {output} muss {form} sein, h und w mindestens {cells}</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>no faces</source>
        <translation>keine Gesichter</translation>
    </message>
    <message>
        <source>no faces to measure on ({where})</source>
        <translation>keine Gesichter zum Messen ({where})</translation>
    </message>
    <message>
        <source>no pattern</source>
        <translation>kein Muster</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>own neutral</source>
        <translation>eigenes Neutral</translation>
    </message>
    <message>
        <source>participant.mp4</source>
        <translation>Person.mp4</translation>
    </message>
    <message>
        <source>participant_….mp4</source>
        <translation>Person_….mp4</translation>
    </message>
    <message>
        <source>pieces of equal length</source>
        <translation>gleich lange Stücke</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>still to be read</source>
        <translation>noch zu lesen</translation>
    </message>
    <message>
        <source>sub-participant….mp4</source>
        <translation>sub-Person….mp4</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>überrascht</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>the largest ones</source>
        <translation>die größten</translation>
    </message>
    <message>
        <source>the largest, whatever its track</source>
        <translation>das größte, welche Spur es auch hat</translation>
    </message>
    <message>
        <source>the model that came with Emolens</source>
        <translation>dem mitgelieferten Modell</translation>
    </message>
    <message>
        <source>the other model {percent} percent</source>
        <translation>das andere Modell {percent} Prozent</translation>
    </message>
    <message>
        <source>this format is not supported</source>
        <translation>dieses Format wird nicht unterstützt</translation>
    </message>
    <message>
        <source>to the end</source>
        <translation>bis zum Ende</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>until the next event</source>
        <translation>bis zum nächsten Ereignis</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>{camera} cannot be opened; connect it, close other programs that use it and allow access to it.</source>
        <translation>{camera} lässt sich nicht öffnen; schließen Sie die Kamera an, beenden Sie andere Programme, die sie benutzen, und erlauben Sie den Zugriff.</translation>
    </message>
    <message>
        <source>{camera} is not connected; connect it, or choose another in the menu Camera.</source>
        <translation>{camera} ist nicht angeschlossen; schließen Sie die Kamera an oder wählen Sie eine andere im Menü Kamera.</translation>
    </message>
    <message>
        <source>{camera} sends no picture; close other programs that use it and check its cable.</source>
        <translation>{camera} sendet kein Bild; beenden Sie andere Programme, die die Kamera benutzen, und prüfen Sie ihr Kabel.</translation>
    </message>
    <message>
        <source>{camera} was lost; check its cable.</source>
        <translation>{camera} ist nicht mehr da; prüfen Sie das Kabel.</translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln dropped files are shown.</source>
        <translation>
            <numerusform>{count} von %Ln abgelegten Datei wird gezeigt.</numerusform>
            <numerusform>{count} von %Ln abgelegten Dateien werden gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of %Ln files could not be read.</source>
        <translation>
            <numerusform>{count} von %Ln Datei war nicht lesbar.</numerusform>
            <numerusform>{count} von %Ln Dateien waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln files</source>
        <translation>
            <numerusform>{done} von %Ln Datei</numerusform>
            <numerusform>{done} von %Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln pictures have an answer; each is kept at once.</source>
        <translation>
            <numerusform>{done} von %Ln Bild hat eine Antwort; jede wird sofort aufbewahrt.</numerusform>
            <numerusform>{done} von %Ln Bildern haben eine Antwort; jede wird sofort aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{expression} {percent} at {time}</source>
        <translation>{expression} {percent} bei {time}</translation>
    </message>
    <message>
        <source>{expression}: {percent} percent</source>
        <translation>{expression}: {percent} Prozent</translation>
    </message>
    <message>
        <source>{faces} ({where}): too few to rely on these figures</source>
        <translation>{faces} ({where}): zu wenige, um sich auf diese Zahlen zu verlassen</translation>
    </message>
    <message>
        <source>{file} and {other} would have the same result, {result}; name the folder that holds both instead.</source>
        <translation>{file} und {other} hätten dasselbe Ergebnis, {result}; nennen Sie stattdessen den Ordner, in dem beide liegen.</translation>
    </message>
    <message>
        <source>{file} cannot be opened within {seconds} seconds; save it again, or copy it to this computer first.</source>
        <translation>{file} lässt sich nicht binnen {seconds} Sekunden öffnen; speichern Sie die Datei erneut, oder kopieren Sie sie erst auf diesen Computer.</translation>
    </message>
    <message>
        <source>{file} cannot be played: it is damaged, cut short or of an unknown kind; save it as MP4.</source>
        <translation>{file} lässt sich nicht abspielen: beschädigt, abgeschnitten oder von unbekannter Art; speichern Sie das Video als MP4.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); all settings have their defaults, and what was there is kept as {copy}.</source>
        <translation>{file} kann nicht gelesen werden ({reason}); alle Einstellungen haben ihre Vorgaben, und was dort stand, ist als {copy} aufbewahrt.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); all settings have their defaults.</source>
        <translation>{file} kann nicht gelesen werden ({reason}); alle Einstellungen haben ihre Standardwerte.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); check it.</source>
        <translation>{file} kann nicht gelesen werden ({reason}); prüfen Sie die Datei.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); check the file.</source>
        <translation>{file} kann nicht gelesen werden ({reason}); prüfen Sie die Datei.</translation>
    </message>
    <message>
        <source>{file} cannot be read any longer; try downloading it again.</source>
        <translation>{file} lässt sich nicht mehr lesen; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); choose another folder.</source>
        <translation>{file} kann nicht geschrieben werden ({reason}); wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); choose another name or folder.</source>
        <translation>{file} kann nicht geschrieben werden ({reason}); wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); make room, or copy the pictures elsewhere.</source>
        <translation>{file} kann nicht geschrieben werden ({reason}); schaffen Sie Platz oder kopieren Sie die Bilder an einen anderen Ort.</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); until that is mended, changed settings last until Emolens is closed.</source>
        <translation>{file} kann nicht geschrieben werden ({reason}); bis das behoben ist, gelten geänderte Einstellungen nur bis zum Schließen.</translation>
    </message>
    <message>
        <source>{file} cannot be written any further ({reason}); what it holds is kept.</source>
        <translation>{file} kann nicht weitergeschrieben werden ({reason}); was darin steht, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{file} changed while it was read; leave it alone and try again.</source>
        <translation>{file} wurde geändert, während es gelesen wurde; bitte die Datei in Ruhe lassen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{file} does not exist; check the path.</source>
        <translation>{file} gibt es nicht; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{file} ends after {read} of {length}; it is damaged or incomplete, try downloading it again.</source>
        <translation>{file} endet nach {read} von {length}; die Datei ist beschädigt oder unvollständig, laden Sie sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>{file} ends after {read} of {length}; it was removed meanwhile, put it back.</source>
        <translation>{file} endet nach {read} von {length}; die Datei wurde inzwischen entfernt, legen Sie sie zurück.</translation>
    </message>
    <message>
        <source>{file} has frames of {width} x {height} pixels, more than the {most} million that are read; save it smaller.</source>
        <translation>{file} hat Bilder von {width} x {height} Pixeln, mehr als die {most} Millionen, die gelesen werden; speichern Sie das Video kleiner.</translation>
    </message>
    <message>
        <source>{file} has more than {most} events, which is more than the window shows.</source>
        <translation>{file} enthält mehr als {most} Ereignisse, und so viele zeigt das Fenster nicht.</translation>
    </message>
    <message>
        <source>{file} has no event of what is shown; look at its column “source”.</source>
        <translation>{file} enthält kein Ereignis zu dem, was gezeigt wird; sehen Sie in der Spalte „source“ nach.</translation>
    </message>
    <message>
        <source>{file} has no events that make sense; give them with --events.</source>
        <translation>{file} hat keine Ereignisse, die einen Sinn ergeben; geben Sie sie mit --events an.</translation>
    </message>
    <message>
        <source>{file} has no frame in the part that is to be read; name another part.</source>
        <translation>{file} hat kein Bild in dem Teil, der gelesen werden soll; nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{file} has no such video with a face; see its column “source”.</source>
        <translation>{file} hat kein solches Video mit einem Gesicht; sehen Sie in der Spalte „source“ nach.</translation>
    </message>
    <message>
        <source>{file} has other expressions ({its}) than the results before it ({others}); gather them into files of their own.</source>
        <translation>{file} hat andere Ausdrücke ({its}) als die Ergebnisse davor ({others}); sammeln Sie sie in eigenen Dateien.</translation>
    </message>
    <message>
        <source>{file} has other expressions than {other}; sum them up apart.</source>
        <translation>{file} hat andere Ausdrücke als {other}; fassen Sie sie getrennt zusammen.</translation>
    </message>
    <message>
        <source>{file} has scores of several models for {source}; analyze it again.</source>
        <translation>{file} hat für {source} Werte mehrerer Modelle; analysieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{file} has several videos; name one with --source, such as {name}.</source>
        <translation>{file} hat mehrere Videos; nennen Sie eines mit --source, etwa {name}.</translation>
    </message>
    <message>
        <source>{file} has the format {kind}, which Emolens cannot read; save it as JPEG.</source>
        <translation>{file} hat das Format {kind}, das Emolens nicht lesen kann; speichern Sie die Datei als JPEG.</translation>
    </message>
    <message>
        <source>{file} has {width} x {height} pixels, more than the {most} million that are read; save it smaller, or as JPEG that is not progressive.</source>
        <translation>{file} hat {width} x {height} Pixel, mehr als die {most} Millionen, die gelesen werden; speichern Sie das Bild kleiner oder als nicht progressives JPEG.</translation>
    </message>
    <message>
        <source>{file} holds no frame that can be read; try downloading it again.</source>
        <translation>{file} enthält kein lesbares Bild; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{file} holds no picture; choose another file.</source>
        <translation>{file} enthält kein Bild; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} holds no picture; go on to the next.</source>
        <translation>{file} enthält kein Bild; gehen Sie zum nächsten.</translation>
    </message>
    <message>
        <source>{file} holds sound and a picture of its cover, no film; choose another file.</source>
        <translation>{file} enthält Ton und ein Bild des Umschlags, keinen Film; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} is a JPEG of {scans} layers; save it as one that is not progressive.</source>
        <translation>{file} ist ein JPEG aus {scans} Schichten; speichern Sie es als eines, das nicht progressiv ist.</translation>
    </message>
    <message>
        <source>{file} is a picture; name a film.</source>
        <translation>{file} ist ein Bild; bitte einen Film angeben.</translation>
    </message>
    <message>
        <source>{file} is a picture; name a video.</source>
        <translation>{file} ist ein Bild; nennen Sie ein Video.</translation>
    </message>
    <message>
        <source>{file} is a video; name a picture.</source>
        <translation>{file} ist ein Video; nennen Sie ein Bild.</translation>
    </message>
    <message>
        <source>{file} is being written by another window; wait for it, or choose another file.</source>
        <translation>{file} wird gerade von einem anderen Fenster geschrieben; warten Sie darauf, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{file} is coded in a way that Emolens does not know; save it as MP4.</source>
        <translation>{file} ist auf eine Weise codiert, die Emolens nicht kennt; speichern Sie das Video als MP4.</translation>
    </message>
    <message>
        <source>{file} is damaged in a way that stops the decoder; save it again as JPEG or MP4.</source>
        <translation>{file} ist so beschädigt, dass der Decoder daran scheitert; speichern Sie die Datei erneut als JPEG oder MP4.</translation>
    </message>
    <message>
        <source>{file} is damaged in line {line} ({reason}); restore it from a copy.</source>
        <translation>{file} ist in Zeile {line} beschädigt ({reason}); holen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <source>{file} is damaged or incomplete; try downloading it again.</source>
        <translation>{file} ist beschädigt oder unvollständig; laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{file} is damaged, first at {time}; what could be read is kept, try downloading it again.</source>
        <translation>{file} ist beschädigt, zuerst bei {time}; was sich lesen ließ, bleibt erhalten, laden Sie die Datei noch einmal herunter.</translation>
    </message>
    <message>
        <source>{file} is damaged; analyze its source again.</source>
        <translation>{file} ist beschädigt; analysieren Sie die Quelle erneut.</translation>
    </message>
    <message>
        <source>{file} is damaged; mend it, or move it away to begin anew.</source>
        <translation>{file} ist beschädigt; stellen Sie die Datei wieder her oder verschieben Sie sie, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>{file} is empty; download or save it again.</source>
        <translation>{file} ist leer; laden oder speichern Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MiB; save it smaller, or as JPEG.</source>
        <translation>{file} ist größer als {most} MiB; speichern Sie das Bild kleiner oder als JPEG.</translation>
    </message>
    <message>
        <source>{file} is named twice; it is read once.</source>
        <translation>{file} ist zweimal genannt und wird einmal gelesen.</translation>
    </message>
    <message>
        <source>{file} is neither a picture nor a video that Emolens knows; save it as JPEG, PNG or MP4.</source>
        <translation>{file} ist weder ein Bild noch ein Video, das Emolens kennt; speichern Sie es als JPEG, PNG oder MP4.</translation>
    </message>
    <message>
        <source>{file} is no name for a result; end it with .csv or .jsonl.</source>
        <translation>{file} ist kein Name für ein Ergebnis; lassen Sie ihn auf .csv oder .jsonl enden.</translation>
    </message>
    <message>
        <source>{file} is no name for an annotation; end it with .eaf, .TextGrid, .xlsx or .tsv.</source>
        <translation>{file} ist kein Name für eine Annotation; lassen Sie ihn auf .eaf, .TextGrid, .xlsx oder .tsv enden.</translation>
    </message>
    <message>
        <source>{file} is no name for the film; end it with .mkv, and let it be a new one.</source>
        <translation>{file} ist kein Name für den Film; er muss auf .mkv enden und ein neuer sein.</translation>
    </message>
    <message>
        <source>{file} is no table in UTF-8; save it as CSV or TSV.</source>
        <translation>{file} ist keine Tabelle in UTF-8; speichern Sie sie als CSV oder TSV.</translation>
    </message>
    <message>
        <source>{file} is not a file; name a picture or a video.</source>
        <translation>{file} ist keine Datei; nennen Sie ein Bild oder ein Video.</translation>
    </message>
    <message>
        <source>{file} is not an Emolens results file ({reason}).</source>
        <translation>{file} ist keine Ergebnisdatei von Emolens ({reason}).</translation>
    </message>
    <message>
        <source>{file} is of another model than {other}; install both anew.</source>
        <translation>{file} gehört zu einem anderen Modell als {other}; installieren Sie beide neu.</translation>
    </message>
    <message>
        <source>{file} is one of the results; name another file for the summary.</source>
        <translation>{file} ist eines der Ergebnisse; geben Sie für die Zusammenfassung eine andere Datei an.</translation>
    </message>
    <message>
        <source>{file} is there already; name a new folder.</source>
        <translation>{file} gibt es schon; bitte einen neuen Ordner angeben.</translation>
    </message>
    <message>
        <source>{file} is too large or too broken to be decoded; save it again.</source>
        <translation>{file} ist zu groß oder zu beschädigt, um gelesen zu werden; speichern Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{file} lacks the column “{column}”; add it.</source>
        <translation>{file} fehlt die Spalte „{column}“; fügen Sie sie hinzu.</translation>
    </message>
    <message>
        <source>{file} was changed elsewhere; close the other window that labels as {rater}, and begin again.</source>
        <translation>{file} wurde anderswo geändert; schließen Sie das andere Fenster, in dem als {rater} benannt wird, und beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>{file} was not opened, because the program was ending; open it again.</source>
        <translation>{file} wurde nicht geöffnet, weil das Programm gerade beendet wurde; öffnen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{file} was removed while it was written; begin another.</source>
        <translation>{file} wurde beim Schreiben entfernt; beginnen Sie eine neue Datei.</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{column}” is no number of a track; mend it.</source>
        <translation>{file}, Zeile {line}: „{column}“ ist keine Nummer eines Gesichts; berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{column}” is no time in seconds from 0; mend it.</source>
        <translation>{file}, Zeile {line}: „{column}“ ist keine Zeit in Sekunden ab 0; berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{name}” is missing or named twice; mend it.</source>
        <translation>{file}, Zeile {line}: „{name}“ fehlt oder ist zweimal genannt; berichtigen Sie das.</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({reason}); check it.</source>
        <translation>{folder} lässt sich nicht auflisten ({reason}); prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}); choose another folder.</source>
        <translation>{folder} kann nicht geschrieben werden ({reason}); wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} has pictures or videos in folders below, too, which are not read; name those folders, or analyze it with --recursive.</source>
        <translation>{folder} hat auch in Ordnern darunter Bilder oder Videos, die nicht gelesen werden; nennen Sie diese Ordner oder analysieren Sie ihn mit --recursive.</translation>
    </message>
    <message>
        <source>{folder} holds no complete results; name the folder that emolens analyze wrote.</source>
        <translation>{folder} enthält keine vollständigen Ergebnisse; nennen Sie den Ordner, den emolens analyze geschrieben hat.</translation>
    </message>
    <message>
        <source>{folder} holds no pictures and no videos; choose another folder.</source>
        <translation>{folder} enthält weder Bilder noch Videos; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} holds no pictures; choose another folder.</source>
        <translation>{folder} enthält keine Bilder; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} holds pictures in folders below only; let those count, too.</source>
        <translation>{folder} enthält Bilder nur in Ordnern darunter; beziehen Sie diese mit ein.</translation>
    </message>
    <message>
        <source>{folder} holds pictures or videos in folders below only; choose one of those, or analyze it with --recursive.</source>
        <translation>{folder} enthält Bilder oder Videos nur in Ordnern darunter; wählen Sie einen davon oder analysieren Sie ihn mit --recursive.</translation>
    </message>
    <message>
        <source>{folder} is no folder; choose one of pictures.</source>
        <translation>{folder} ist kein Ordner; wählen Sie einen mit Bildern.</translation>
    </message>
    <message>
        <source>{label} cannot be a label; take another word of at most 40 letters, digits, spaces and hyphens.</source>
        <translation>So kann kein Ausdruck heißen: {label}. Nehmen Sie ein anderes Wort aus höchstens 40 Buchstaben, Ziffern, Leerzeichen und Bindestrichen.</translation>
    </message>
    <message>
        <source>{label} is none of the labels; take another.</source>
        <translation>{label} gehört nicht zu den Ausdrücken; nehmen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{model} differs: {expression} {percent}</source>
        <translation>{model} weicht ab: {expression} {percent}</translation>
    </message>
    <message>
        <source>{model}: {expression} {percent}</source>
        <translation>{model}: {expression} {percent}</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>{name} has changed since it was read</source>
        <translation>{name} hat sich geändert, seit es gelesen wurde</translation>
    </message>
    <message>
        <source>{name} is a result without any frame.</source>
        <translation>{name} ist ein Ergebnis ohne ein einziges Bild.</translation>
    </message>
    <message>
        <source>{name} is no longer there; it was taken off the list.</source>
        <translation>{name} ist nicht mehr vorhanden und wurde aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>{name} shows no face that could be found.</source>
        <translation>In {name} wurde kein Gesicht gefunden.</translation>
    </message>
    <message>
        <source>{name} takes long to read</source>
        <translation>{name} braucht lange zum Lesen</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} oder {other}</translation>
    </message>
    <message>
        <source>{people} labelled {pictures}; {named} of these have a label.</source>
        <translation>{pictures}, benannt von {people}; davon haben {named} einen Ausdruck.</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>{rater} cannot be a rater&apos;s name; take one of at most 40 letters, digits, spaces, dots and hyphens.</source>
        <translation>So kann niemand heißen, der benennt: {rater}. Nehmen Sie einen Namen aus höchstens 40 Buchstaben, Ziffern, Leerzeichen, Punkten und Bindestrichen.</translation>
    </message>
    <message>
        <source>{rater} has called pictures {label} already; keep that label.</source>
        <translation>{rater} hat schon Bilder {label} genannt; behalten Sie diesen Ausdruck.</translation>
    </message>
    <message>
        <source>{rater} labels {folder}</source>
        <translation>{rater} benennt {folder}</translation>
    </message>
    <message>
        <source>{rate} fps · {delay} ms delay</source>
        <translation>{rate} Bilder/s · {delay} ms Verzögerung</translation>
    </message>
    <message>
        <source>{share} of {faces} found ({where})</source>
        <translation>{share} von {faces} erkannt ({where})</translation>
    </message>
    <message>
        <source>{share} of {faces} found ({where}); the others taken for: {names}</source>
        <translation>{share} von {faces} erkannt ({where}); die anderen gehalten für: {names}</translation>
    </message>
    <message>
        <source>{source} does not answer.</source>
        <translation>{source} antwortet nicht.</translation>
    </message>
    <message>
        <source>{source} ends before it begins; name the earlier time first.</source>
        <translation>{source} endet, bevor es beginnt; nennen Sie die frühere Zeit zuerst.</translation>
    </message>
    <message>
        <source>{source} is a second neutral face for the same files; name one for each video that is analyzed, and one for all others.</source>
        <translation>{source} ist ein zweites neutrales Gesicht für dieselben Dateien; nennen Sie eines für jedes Video, das analysiert wird, und eines für alle anderen.</translation>
    </message>
    <message>
        <source>{source} shows no face that could be found; name another.</source>
        <translation>{source} zeigt kein Gesicht, das gefunden wurde; nennen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>{source} shows several faces; name a picture of the person alone.</source>
        <translation>{source} zeigt mehrere Gesichter; nennen Sie ein Bild, auf dem die Person allein ist.</translation>
    </message>
    <message>
        <source>{source}: {doubt} Name a stretch in which it is at rest, or use it with --neutral-anyway.</source>
        <translation>{source}: {doubt} Nennen Sie einen Abschnitt, in dem es in Ruhe ist, oder verwenden Sie es mit --neutral-anyway.</translation>
    </message>
    <message>
        <source>{target} is there already and not empty; choose another folder.</source>
        <translation>{target} gibt es schon, und der Ordner ist nicht leer; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{target} lies within the pictures themselves; choose a folder elsewhere.</source>
        <translation>{target} liegt bei den Bildern selbst; wählen Sie einen Ordner anderswo.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{time} ms per face</source>
        <translation>{time} ms je Gesicht</translation>
    </message>
    <message>
        <source>{time} of {length}</source>
        <translation>{time} von {length}</translation>
    </message>
    <message>
        <source>“My neutral face” watches a face at rest and shows scores relative to that. Many faces at rest read as sad or angry; this takes that away.</source>
        <translation>„Mein neutrales Gesicht“ sieht ein Gesicht in Ruhe an und bezieht die Werte darauf. Viele ruhende Gesichter lesen sich als traurig oder wütend; das fällt damit weg.</translation>
    </message>
    <message>
        <source>“{pattern}” is no regular expression ({reason}); mend it.</source>
        <translation>„{pattern}“ ist kein regulärer Ausdruck ({reason}); berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>“{pattern}” names no group (?P&lt;participant&gt;…); add one.</source>
        <translation>„{pattern}“ nennt keine Gruppe (?P&lt;participant&gt;…); fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
</context>
</TS>

"""HTML as Word, Outlook, Word on the web and a web page put it on the clipboard; written by us."""

from __future__ import annotations

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator
content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<style><!-- p.MsoNormal {margin:0cm; background:url(ADDRESS/style.png);} @import
url(ADDRESS/more.css); --></style>
<script src="ADDRESS/script.js"></script><script>window.pasted = true</script></head>
<body lang=SV><!--StartFragment-->
<h1>Boka rum<o:p></o:p></h1>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span
style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Öppna <b>Outlook</b>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>a)<span>&nbsp;</span></span>I
mobilen<a style='mso-comment-reference:DI_1' class=MsoCommentReference
href="#_msocom_1">[D1]</a></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Tryck
på <b>Nytt&nbsp;möte</b> <del>nu</del><ins>sedan</ins>.</p>
<p class=MsoNormal><img width=300 height=200 src="file:///C:/Temp/clip_image001.png"
v:shapes="Bild_1"><span style='display:none'>dolt</span><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Rum</p></td><td><p>Platser</p></td></tr>
<tr><td><p>Eken</p></td><td><p>6 | 8</p></td></tr></table>
<div style='mso-element:comment-list'><div
style='mso-element:comment'><p>Stämmer det?</p></div></div>
<!--EndFragment--></body></html>"""

WORD_TEXT = """## Boka rum

1. Öppna **Outlook**.

   1. I mobilen

2. Tryck på **Nytt\u00a0möte** sedan.

| Rum | Platser |
| --- | --- |
| Eken | 6 \\| 8 |"""

OUTLOOK = """<html><body><div class="elementToProof"><table role="presentation"
width="600"><tr><td>
<table
role="presentation"><tr><td><p>Hej! Det nya <i>systemet</i> öppnar <strong>måndag</strong>.</p>
<p>Läs <a
href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fintranat.example%2Frum%3Futm_source%3Dmejl%26id%3D7&data=05">mer
här</a> eller <a href="mailto:it@example.org">mejla</a> eller <a
href="javascript:alert(1)">ofog</a>.</p>
</td></tr></table></td></tr></table><img src="ADDRESS/open.gif?who=carlos" width="1" height="1">
<img src="cid:image001.png" width="200" height="90"
onerror="window.pasted = true"></div></body></html>"""

OUTLOOK_TEXT = """Hej! Det nya *systemet* öppnar **måndag**.

Läs [mer här](https://intranat.example/rum?id=7) eller [mejla](mailto:it@example.org) eller ofog."""

WEB = """<body onload="window.pasted = true"><nav hidden><ul><li>Meny</li></ul></nav>
<article><h3>Så gör du</h3><ol
start="1"><li><p>Ladda ner <code>appen</code>.</p></li>
<li>Logga in<ul><li>med kort</li></ul></li></ol>
<p>Rad ett<br># två</p><iframe src="ADDRESS/frame.html"></iframe><video src="ADDRESS/film.mp4"
autoplay></video>
<svg onload="window.pasted = true"><image href="ADDRESS/svg.png"/></svg><form
action="ADDRESS"><input value="fält"><button>Skicka</button></form>
<picture><source srcset="ADDRESS/a.webp"><img src="ADDRESS/a.png" srcset="ADDRESS/b.png 2x"
alt="En bild"></picture></article></body>"""

WEB_TEXT = """### Så gör du

1. Ladda ner appen.

2. Logga in

   - med kort

Rad ett\\
\\# två"""

GOOGLE = """<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:400">Vanlig </span><span
style="font-weight:700">fet</span><span style="font-style:italic"> lutad</span></p></b>"""

GOOGLE_TEXT = "Vanlig **fet** *lutad*"

ALL = ((WORD, WORD_TEXT), (OUTLOOK, OUTLOOK_TEXT), (WEB, WEB_TEXT), (GOOGLE, GOOGLE_TEXT))

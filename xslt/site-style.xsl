<?xml version="1.0" encoding="UTF-8"?>
<!-- assets/site.css of a published package: the style of a report's page, and of the other pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="html-style.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:call-template name="style"/>
    <xsl:text>
.bar { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: .6rem 1.25rem; font: .9rem/1.6 var(--hei);
  border-bottom: 1px solid var(--line) }
.bar a { text-decoration: none }
.bar a:hover { text-decoration: underline }
.home { font-weight: 700; color: var(--red) }
.home img { height: 2rem; max-width: 12rem; vertical-align: middle; margin-inline-end: .6rem }
.links { padding: 0; list-style: none }
.links ul { padding: 0 0 0 1em; list-style: none }
.links li { padding: .2em 0 }
.links small, .code { color: var(--soft); font: .85rem/1.7 var(--hei); margin-inline-start: .5em }
main section { margin-bottom: 3rem }
main h2 { color: var(--red) }
.number { text-align: end; font-variant-numeric: tabular-nums }
@media print { .bar { display: none } }
</xsl:text>
  </xsl:template>
</xsl:stylesheet>

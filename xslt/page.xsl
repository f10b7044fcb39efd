<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a report in a published package: that of html.xsl with the way to all else. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns:p="urn:baogao:package:1" exclude-result-prefixes="r p">
  <xsl:import href="html.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="page-promises.xsl"/>

  <xsl:variable name="site" select="/r:report/p:publication"/>
  <xsl:variable name="root" select="string($site/@root)"/>

  <xsl:template match="r:report" mode="site-top"><xsl:call-template name="bar"/></xsl:template>
  <xsl:template match="r:report" mode="site-foot"><xsl:call-template name="foot"/></xsl:template>
</xsl:stylesheet>

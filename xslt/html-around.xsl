<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of html.xsl without the parts that the program writes itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="html.xsl"/>
  <xsl:include href="around.xsl"/>

  <xsl:template match="r:body" mode="text-part"><xsl:processing-instruction name="text"/></xsl:template>
</xsl:stylesheet>

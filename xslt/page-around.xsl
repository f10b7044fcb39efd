<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of page.xsl without the parts that the program writes itself; its headings have addresses of their own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="page.xsl"/>
  <xsl:include href="around.xsl"/>

  <xsl:template match="r:body" mode="text-part">
    <!-- and the characters that no address has, as page.xsl takes them out -->
    <xsl:processing-instruction name="anchored-text"><xsl:value-of select="concat('（）()，,。：:；;、“”《》？！ .#%/?&#9;&#10;&#13;&#160;&#12288;&quot;&lt;&gt;[]{}|\^`*@&amp;=+$!~', &quot;'&quot;)"/></xsl:processing-instruction>
  </xsl:template>
</xsl:stylesheet>

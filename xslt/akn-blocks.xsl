<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks in Akoma Ntoso: paragraphs, lists and items, tables, and what stands within them. Included by akn.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">

  <!-- # Blocks -->

  <!-- its eId is handed down: most of what has an id is a sentence of a paragraph or a statistic of such a sentence -->
  <xsl:template match="r:p">
    <xsl:param name="up"/>
    <xsl:variable name="eId">
      <xsl:apply-templates select="." mode="eId"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
    </xsl:variable>
    <p>
      <xsl:if test="@id"><xsl:attribute name="eId"><xsl:value-of select="$eId"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"><xsl:with-param name="up" select="string($eId)"/></xsl:apply-templates>
    </p>
  </xsl:template>

  <!-- no items, but a list or a table -->
  <xsl:template match="r:livelihood[not(r:item or r:heading or r:p)]">
    <blockContainer class="livelihood">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates/>
    </blockContainer>
  </xsl:template>

  <xsl:template match="r:livelihood[not(*)] | r:meeting | r:speaker | r:salutation | r:entry | r:heading | r:item | r:list
                       | r:table">
    <block name="{local-name()}">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"/>
    </block>
  </xsl:template>

  <xsl:template match="r:title">
    <block name="title">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <docTitle><xsl:apply-templates mode="inline"/></docTitle>
    </block>
  </xsl:template>

  <xsl:template match="r:furniture">
    <block name="furniture" class="{@type}">
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"/>
    </block>
  </xsl:template>

  <!-- # Lists and items -->

  <xsl:template match="r:list[r:li]">
    <blockList>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="listed"/>
    </blockList>
  </xsl:template>

  <xsl:template match="text()" mode="listed"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="*" mode="listed">
    <item>
      <xsl:attribute name="eId">
        <xsl:apply-templates select="../@id" mode="text-of-id"/>
        <xsl:value-of select="concat('__item_', position(), '-between')"/>
      </xsl:attribute>
      <xsl:apply-templates select="."/>
    </item>
  </xsl:template>

  <xsl:template match="r:item | r:li" mode="listed">
    <xsl:variable name="label" select="r:label[1][not(preceding-sibling::*[not(self::r:furniture)])]
                                                  [not(preceding-sibling::text()[normalize-space()])]"/>
    <item>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:variable name="until" select="count($label/preceding-sibling::node()) + count($label)"/>
      <xsl:if test="$label">
        <num>
          <xsl:apply-templates select="node()[position() &lt; $until]" mode="inline"/>
          <xsl:apply-templates select="$label/node()" mode="inline"/>
        </num>
      </xsl:if>
      <xsl:apply-templates select="." mode="cell"><xsl:with-param name="until" select="$until"/></xsl:apply-templates>
    </item>
  </xsl:template>

  <!-- The content of an item or a cell behind its first `until` nodes: one paragraph, or those that there are, and what
       stands between them in blocks. -->
  <xsl:template match="*" mode="cell">
    <xsl:param name="until" select="0"/>
    <p><xsl:apply-templates select="node()[position() &gt; $until]" mode="inline"/></p>
  </xsl:template>

  <xsl:template match="*[r:p]" mode="cell">
    <xsl:param name="until" select="0"/>
    <xsl:apply-templates select="node()[position() &gt; $until]" mode="loose"/>
  </xsl:template>

  <xsl:template match="text()" mode="loose"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="text()[normalize-space()] | *" mode="loose">
    <block name="text"><xsl:apply-templates select="." mode="inline"/></block>
  </xsl:template>
  <xsl:template match="r:p | r:furniture" mode="loose"><xsl:apply-templates select="."/></xsl:template>

  <!-- # Tables. A row holds cells and a table rows only: furniture before a cell comes into it, furniture behind the last
       into that. White space may stand between them. -->

  <!-- A key each: | would look for each node among all others. -->
  <xsl:key name="before" match="r:row/r:furniture" use="following-sibling::r:cell[1]/@id"/>
  <xsl:key name="before" match="r:row/text()"
           use="self::text()[preceding-sibling::*[1]/self::r:furniture]/following-sibling::r:cell[1]/@id"/>
  <xsl:key name="before" match="r:table/r:furniture" use="following-sibling::r:row[1]/@id"/>
  <xsl:key name="before" match="r:table/text()"
           use="self::text()[preceding-sibling::*[1]/self::r:furniture]/following-sibling::r:row[1]/@id"/>

  <xsl:template match="r:table[r:row]">
    <table>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates select="r:row | text()"/>
    </table>
  </xsl:template>

  <!-- A last [1] stops at the first that is found, and no pattern has a condition: a table may have many thousand rows. -->
  <xsl:template match="r:table/text()">
    <xsl:if test="not(preceding-sibling::*[1]/self::r:furniture) and (following-sibling::r:row[1] or not(following-sibling::*[1]))">
      <xsl:value-of select="."/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="r:row/text()">
    <xsl:if test="not(preceding-sibling::*[1]/self::r:furniture) and (following-sibling::r:cell[1] or not(following-sibling::*[1]))">
      <xsl:value-of select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:row">
    <tr>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:choose>
        <xsl:when test="r:cell"><xsl:apply-templates select="r:cell | text()"/></xsl:when>
        <xsl:otherwise>
          <td>
            <p>
              <xsl:apply-templates select="." mode="before"/>
              <xsl:apply-templates mode="inline"/>
              <xsl:apply-templates select="." mode="after"/>
            </p>
          </td>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <xsl:template match="r:cell">
    <td>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:variable name="before">
        <xsl:if test="not(preceding-sibling::r:cell[1])"><xsl:apply-templates select=".." mode="before"/></xsl:if>
        <xsl:apply-templates select="." mode="before"/>
      </xsl:variable>
      <xsl:variable name="after">
        <xsl:apply-templates select="." mode="after"/>
        <xsl:if test="not(following-sibling::r:cell[1])"><xsl:apply-templates select=".." mode="after"/></xsl:if>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="r:p">
          <xsl:if test="string($before)"><block name="text"><xsl:copy-of select="$before"/></block></xsl:if>
          <xsl:apply-templates mode="loose"/>
          <xsl:if test="string($after)"><block name="text"><xsl:copy-of select="$after"/></block></xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <p><xsl:copy-of select="$before"/><xsl:apply-templates mode="inline"/><xsl:copy-of select="$after"/></p>
        </xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <xsl:template match="*" mode="before">
    <xsl:apply-templates select="key('before', @id)" mode="inline"/>
  </xsl:template>

  <xsl:template match="*" mode="after"/>
  <xsl:template match="r:row | r:cell" mode="after">
    <xsl:variable name="last" select="self::r:row and not(following-sibling::r:row[1])
                                      or self::r:cell and not(following-sibling::r:cell[1])"/>
    <xsl:if test="$last and following-sibling::*[1]">
      <xsl:apply-templates select="following-sibling::node()" mode="inline"/>
    </xsl:if>
  </xsl:template>

  <!-- # Within a block -->

  <xsl:template match="text()" mode="inline"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="*" mode="inline">
    <inline name="{local-name()}">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"/>
    </inline>
  </xsl:template>

  <!-- `up` is its parent's eId, where that hands it down: what is added to it is but a number -->
  <xsl:template match="r:s" mode="inline">
    <xsl:param name="up"/>
    <xsl:variable name="n" select="substring-after(@id, concat(../@id, '.s'))"/>
    <xsl:choose>
      <xsl:when test="$up and $n and not(translate($n, '0123456789', ''))">
        <xsl:variable name="eId" select="concat($up, '__sentence_', $n)"/>
        <inline name="sentence" eId="{$eId}">
          <xsl:apply-templates mode="inline"><xsl:with-param name="up" select="$eId"/></xsl:apply-templates>
        </inline>
      </xsl:when>
      <xsl:otherwise>
        <inline name="sentence"><xsl:apply-templates select="@id"/><xsl:apply-templates mode="inline"/></inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:lead-unit" mode="inline">
    <inline name="leadUnit"><xsl:apply-templates mode="inline"/></inline>
  </xsl:template>

  <xsl:template match="r:entry/r:term" mode="inline">
    <def><xsl:apply-templates select="@id"/><xsl:apply-templates mode="inline"/></def>
  </xsl:template>

  <xsl:template match="r:ref[@target]" mode="inline">
    <ref>
      <xsl:attribute name="href">
        <xsl:text>#</xsl:text>
        <xsl:call-template name="eId"><xsl:with-param name="id" select="@target"/></xsl:call-template>
      </xsl:attribute>
      <xsl:apply-templates mode="inline"/>
    </ref>
  </xsl:template>

  <xsl:template match="r:furniture" mode="inline">
    <inline name="furniture" class="{@type}">
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"/>
    </inline>
  </xsl:template>

  <xsl:template match="r:stat" mode="inline">
    <xsl:param name="up"/>
    <xsl:variable name="n" select="substring-after(@id, concat(../@id, '.q'))"/>
    <quantity refersTo="#anyFigure">
      <xsl:if test="@role"><xsl:attribute name="refersTo"><xsl:value-of select="concat('#', @role, 'Figure')"/></xsl:attribute></xsl:if>
      <xsl:if test="@value and not(@value-max)">
        <xsl:attribute name="normalized"><xsl:value-of select="@value"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$up and $n and not(translate($n, '0123456789', ''))">
          <xsl:attribute name="eId"><xsl:value-of select="concat($up, '__quantity_', $n)"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="@id"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="inline"/>
    </quantity>
  </xsl:template>
</xsl:stylesheet>

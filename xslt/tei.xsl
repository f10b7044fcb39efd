<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI P5. The string value of text/body is the source text, as that of the report's own body is: divisions are div,
     sentences s, statistics measure, what is not the report's own text fw.

     TEI wants the paragraphs of a division before the divisions in it; a paragraph that comes behind one (the rest of a
     paragraph after a topic, thanks after the last achievement) stands in a div of type "continued". Comparator, change
     and role of a statistic are categories of a taxonomy in the header, pointed at by @ana, and so is each value of what
     else is known of it: its period, concept, subject, the word of its comparator … -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns:exsl="http://exslt.org/common" xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="r exsl">
  <xsl:import href="common.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/r:report">
    <TEI xml:lang="{@xml:lang}">
      <teiHeader>
        <fileDesc>
          <titleStmt><title><xsl:value-of select="$full-title"/></title></titleStmt>
          <publicationStmt>
            <p>Made from the source by <xsl:value-of select="@converter"/>; report <xsl:value-of select="@id"/>.</p>
          </publicationStmt>
          <sourceDesc>
            <bibl><xsl:apply-templates select="r:meta/*" mode="source"/></bibl>
          </sourceDesc>
        </fileDesc>
        <encodingDesc>
          <xsl:call-template name="encoding"/>
        </encodingDesc>
        <profileDesc>
          <langUsage><language ident="{@xml:lang}"><xsl:value-of select="translate('中文', $hans, $script)"/></language></langUsage>
        </profileDesc>
      </teiHeader>
      <text><xsl:apply-templates select="r:body"/></text>
    </TEI>
  </xsl:template>

  <!-- What TEI's measure has no attribute for: each value is a category, named by its value or, where that is any text, by
       the first statistic that has it. A key over all of them would hand over each time all that have the value: they are
       sorted once, and of equal ones, which stand side by side then, the first is kept. -->
  <xsl:variable name="sorted">
    <xsl:for-each select="//r:stat/@*[contains(' period concept group subject op-word reference verb hedge scope ratio base-value base-unit ',
                                               concat(' ', name(), ' '))]">
      <xsl:sort select="name()"/>
      <xsl:sort select="."/>
      <r:value key="{name()} {.}" value="{.}">
        <xsl:attribute name="id"><xsl:apply-templates select="." mode="name-of-value"/></xsl:attribute>
      </r:value>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="distinct">
    <xsl:copy-of select="exsl:node-set($sorted)/r:value[not(@key = preceding-sibling::r:value[1]/@key)]"/>
  </xsl:variable>
  <xsl:variable name="values" select="exsl:node-set($distinct)"/>
  <xsl:key name="value" match="r:value" use="@key"/>

  <xsl:template match="@*" mode="name-of-value">
    <xsl:value-of select="concat(name(), '-', ../@id)"/>
  </xsl:template>
  <xsl:template match="@period | @concept | @group" mode="name-of-value">
    <xsl:value-of select="concat(name(), '-', .)"/>
  </xsl:template>

  <xsl:template match="@*" mode="pointer">
    <xsl:variable name="key" select="concat(name(), ' ', .)"/>
    <xsl:for-each select="$values"><xsl:value-of select="concat(' #', key('value', $key)/@id)"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="@period | @concept | @group" mode="pointer">
    <xsl:value-of select="concat(' #', name(), '-', .)"/>
  </xsl:template>

  <!-- # The header -->

  <xsl:template match="*" mode="source"/>
  <xsl:template match="r:title" mode="source"><title><xsl:value-of select="."/></title></xsl:template>
  <xsl:template match="r:meeting" mode="source"><meeting><xsl:value-of select="."/></meeting></xsl:template>
  <xsl:template match="r:speaker" mode="source"><author><xsl:value-of select="."/></author></xsl:template>
  <xsl:template match="r:date" mode="source"><date when="{.}"><xsl:value-of select="."/></date></xsl:template>
  <xsl:template match="r:place" mode="source">
    <placeName type="{@level}">
      <xsl:if test="@code"><xsl:attribute name="key"><xsl:value-of select="@code"/></xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
    </placeName>
  </xsl:template>
  <xsl:template match="r:source" mode="source">
    <xsl:apply-templates select="@name | @sha256 | @text-sha256 | @address" mode="source"/>
  </xsl:template>
  <xsl:template match="@*" mode="source">
    <idno type="{local-name()}"><xsl:value-of select="."/></idno>
  </xsl:template>

  <xsl:template name="encoding">
    <editorialDecl>
      <p>The text of body is the source text, character for character. Only tags were added. What is not the report's
        own text (page jumps, running heads, white space of the layout) is fw; the report reads without these.</p>
    </editorialDecl>
    <classDecl>
      <taxonomy>
        <category xml:id="op-approx"><catDesc>about</catDesc></category>
        <category xml:id="op-ge"><catDesc>at least</catDesc></category>
        <category xml:id="op-gt"><catDesc>more than</catDesc></category>
        <category xml:id="op-le"><catDesc>at most</catDesc></category>
        <category xml:id="op-lt"><catDesc>less than</catDesc></category>
        <category xml:id="op-eq"><catDesc>exactly</catDesc></category>
        <category xml:id="change-increase"><catDesc>the indicator rises</catDesc></category>
        <category xml:id="change-decrease"><catDesc>the indicator falls</catDesc></category>
        <category xml:id="role-actual"><catDesc>reached</catDesc></category>
        <category xml:id="role-target"><catDesc>to be reached</catDesc></category>
        <category xml:id="role-threshold"><catDesc>says which things are counted</catDesc></category>
        <xsl:for-each select="$values/r:value">
          <category>
            <xsl:attribute name="xml:id"><xsl:value-of select="@id"/></xsl:attribute>
            <catDesc><xsl:value-of select="@value"/></catDesc>
          </category>
        </xsl:for-each>
      </taxonomy>
    </classDecl>
  </xsl:template>

  <!-- # Divisions -->

  <xsl:template match="r:body">
    <body><xsl:apply-templates select="." mode="parts"/></body>
  </xsl:template>

  <xsl:template match="r:review | r:outlook | r:plan | r:government | r:achievement | r:task | r:measure | r:topic
                       | r:section | r:opening | r:overview | r:outlook-text | r:requirement | r:targets
                       | r:acknowledgement | r:problems | r:problem | r:closing | r:livelihood | r:glossary | r:appendix">
    <div type="{local-name()}">
      <xsl:if test="@role"><xsl:attribute name="subtype"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="@id | @n"/>
      <xsl:apply-templates select="." mode="parts"/>
    </div>
  </xsl:template>

  <!-- what stands before the first division in this one, then the rest -->
  <xsl:template match="*" mode="parts">
    <xsl:variable name="first" select="*[self::r:review or self::r:outlook or self::r:plan or self::r:government
        or self::r:achievement or self::r:task or self::r:measure or self::r:topic or self::r:section or self::r:opening
        or self::r:overview or self::r:outlook-text or self::r:requirement or self::r:targets or self::r:acknowledgement
        or self::r:problems or self::r:problem or self::r:closing or self::r:glossary or self::r:appendix
        or self::r:livelihood[r:heading or r:p]][1]"/>
    <xsl:choose>
      <xsl:when test="$first">
        <xsl:variable name="before" select="count($first/preceding-sibling::node())"/>
        <xsl:apply-templates select="node()[position() &lt;= $before]"/>
        <xsl:apply-templates select="node()[position() &gt; $before]" mode="behind"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="node()" mode="behind"><xsl:apply-templates select="."/></xsl:template>

  <xsl:template match="r:p | r:list | r:table | r:entry | r:item | r:title | r:meeting | r:speaker | r:salutation
                       | r:livelihood[not(r:heading or r:p)]" mode="behind">
    <div type="continued"><xsl:apply-templates select="."/></div>
  </xsl:template>

  <!-- items with text before, between or behind them: a list from the first to the last -->
  <xsl:template match="r:livelihood[r:item]" mode="parts">
    <xsl:variable name="first" select="count(r:item[1]/preceding-sibling::node()) + 1"/>
    <xsl:variable name="last" select="count(r:item[last()]/preceding-sibling::node()) + 1"/>
    <xsl:apply-templates select="node()[position() &lt; $first]"/>
    <list>
      <xsl:apply-templates select="node()[position() &gt;= $first and position() &lt;= $last]" mode="listed"/>
    </list>
    <xsl:apply-templates select="node()[position() &gt; $last]"/>
  </xsl:template>

  <!-- nothing but items -->
  <xsl:template match="r:livelihood[not(r:heading or r:p)]">
    <list type="livelihood"><xsl:apply-templates select="@id | @n"/><xsl:apply-templates mode="listed"/></list>
  </xsl:template>

  <xsl:template match="node()" mode="listed"><item><xsl:apply-templates select="."/></item></xsl:template>
  <xsl:template match="text() | r:item | r:furniture" mode="listed"><xsl:apply-templates select="."/></xsl:template>

  <!-- # Blocks -->

  <xsl:template match="@id"><xsl:attribute name="xml:id"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@n"><xsl:copy/></xsl:template>

  <xsl:template match="r:heading">
    <head><xsl:apply-templates select="@id | @run-in"/><xsl:apply-templates/></head>
  </xsl:template>
  <xsl:template match="@run-in"><xsl:attribute name="rend">run-in</xsl:attribute></xsl:template>

  <xsl:template match="r:p">
    <p><xsl:apply-templates select="@id | @continued"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="@continued"><xsl:attribute name="part">F</xsl:attribute></xsl:template>

  <xsl:template match="r:title | r:meeting | r:speaker | r:salutation | r:entry">
    <ab type="{local-name()}"><xsl:apply-templates select="@id | @n"/><xsl:apply-templates/></ab>
  </xsl:template>

  <xsl:template match="r:item | r:li">
    <item><xsl:apply-templates select="@id | @n"/><xsl:apply-templates/></item>
  </xsl:template>

  <!-- an item that stands in no list of its own -->
  <xsl:template match="*[not(self::r:livelihood)]/r:item">
    <ab type="item"><xsl:apply-templates select="@id | @n"/><xsl:apply-templates/></ab>
  </xsl:template>

  <xsl:template match="r:list"><list><xsl:apply-templates select="@id"/><xsl:apply-templates/></list></xsl:template>
  <xsl:template match="r:table"><table><xsl:apply-templates select="@id"/><xsl:apply-templates/></table></xsl:template>
  <xsl:template match="r:row"><row><xsl:apply-templates select="@id"/><xsl:apply-templates select="r:cell"/></row></xsl:template>

  <!-- A row of TEI holds cells only: what stands before a cell, and behind the last, comes into it. -->
  <xsl:key name="before" match="r:row/r:furniture" use="following-sibling::r:cell[1]/@id"/>
  <xsl:key name="before" match="r:row/text()" use="following-sibling::r:cell[1]/@id"/>
  <xsl:template match="r:cell">
    <cell>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="key('before', @id)"/>
      <xsl:apply-templates/>
      <xsl:if test="not(following-sibling::r:cell[1])"><xsl:apply-templates select="following-sibling::node()"/></xsl:if>
    </cell>
  </xsl:template>

  <!-- # Within a block -->

  <xsl:template match="r:s"><s><xsl:apply-templates select="@id"/><xsl:apply-templates/></s></xsl:template>
  <xsl:template match="r:term"><term><xsl:apply-templates select="@id"/><xsl:apply-templates/></term></xsl:template>
  <xsl:template match="r:definition"><gloss><xsl:apply-templates select="@id"/><xsl:apply-templates/></gloss></xsl:template>

  <xsl:template match="r:label | r:lead-unit | r:entry/r:p | r:definition/r:p">
    <seg type="{local-name()}"><xsl:apply-templates select="@id"/><xsl:apply-templates/></seg>
  </xsl:template>

  <xsl:template match="r:ref"><ref><xsl:apply-templates select="@target"/><xsl:apply-templates/></ref></xsl:template>
  <xsl:template match="@target">
    <xsl:attribute name="target"><xsl:value-of select="concat('#', .)"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="r:furniture">
    <fw type="{@type}">
      <xsl:if test="@code"><xsl:attribute name="n"><xsl:value-of select="@code"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </fw>
  </xsl:template>

  <!-- # Statistics: a range or a comparator is a num within, as measure has neither -->

  <xsl:template match="r:stat">
    <measure>
      <xsl:apply-templates select="@id | @type | @unit | @indicator | @confidence"/>
      <xsl:if test="@value and not(@value-max)">
        <xsl:attribute name="quantity"><xsl:value-of select="@value"/></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="ana">
        <xsl:value-of select="concat('#op-', @op)"/>
        <xsl:if test="@change"><xsl:value-of select="concat(' #change-', @change)"/></xsl:if>
        <xsl:if test="@role"><xsl:value-of select="concat(' #role-', @role)"/></xsl:if>
        <xsl:apply-templates mode="pointer" select="@period | @concept | @group | @subject | @op-word | @reference | @verb
                                                   | @hedge | @scope | @ratio | @base-value | @base-unit"/>
      </xsl:attribute>
      <xsl:apply-templates select="." mode="number-element"/>
    </measure>
  </xsl:template>

  <xsl:template match="@type"><xsl:copy/></xsl:template>
  <xsl:template match="@confidence"><xsl:attribute name="cert"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@unit">
    <xsl:attribute name="unit"><xsl:value-of select="translate(., ' &#160;', '')"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@indicator"><xsl:attribute name="commodity"><xsl:value-of select="."/></xsl:attribute></xsl:template>

  <xsl:template match="r:stat" mode="number-element"><xsl:apply-templates/></xsl:template>
  <xsl:template match="r:stat[@value][@op = 'ge' or @op = 'gt']" mode="number-element">
    <num atLeast="{@value}"><xsl:apply-templates/></num>
  </xsl:template>
  <xsl:template match="r:stat[@value][@op = 'le' or @op = 'lt']" mode="number-element">
    <num atMost="{@value}"><xsl:apply-templates/></num>
  </xsl:template>
  <xsl:template match="r:stat[@value-max]" mode="number-element" priority="1">
    <num atLeast="{@value}" atMost="{@value-max}"><xsl:apply-templates/></num>
  </xsl:template>
</xsl:stylesheet>

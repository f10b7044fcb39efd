<?xml version="1.0" encoding="UTF-8"?>
<!-- Akoma Ntoso 1.0 (OASIS; the namespace says 3.0): a doc with its FRBR identification. The string value of preface and
     mainBody is the source text. Divisions are hcontainers, sentences inlines, statistics quantities; what is not the
     report's own text is inline "furniture". What Akoma Ntoso has no attribute for keeps ours, in our namespace.

     eIds follow the Naming Convention, [prefix "__"] element_ref ["_" number], from our ids: plan.task9.p2 is
     plan__task_9__p_2. The element_ref of a generic element is the name that it stands for.

     In a hierarchy, blocks stand before the divisions (intro) or by themselves (content). One that comes behind a division
     stands in an hcontainer of its own, named after it: pBlock. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <xsl:import href="common.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- # Identification -->

  <xsl:variable name="day">
    <xsl:choose>
      <xsl:when test="$meta/r:date"><xsl:value-of select="$meta/r:date"/></xsl:when>
      <xsl:when test="$year"><xsl:value-of select="concat($year, '-01-01')"/></xsl:when>
      <xsl:otherwise>0001-01-01</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="day-is">
    <xsl:choose>
      <xsl:when test="$meta/r:date">given</xsl:when>
      <xsl:when test="$year">planYear</xsl:when>
      <xsl:otherwise>unknown</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="work">
    <xsl:text>/akn/cn/doc/governmentWorkReport</xsl:text>
    <xsl:if test="$meta/r:place/@code"><xsl:value-of select="concat('/', $meta/r:place/@code)"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$meta/r:date"><xsl:value-of select="concat('/', $day)"/></xsl:when>
      <xsl:when test="$year"><xsl:value-of select="concat('/', $year)"/></xsl:when>
      <xsl:otherwise>/nd</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('/', /r:report/@id)"/>
  </xsl:variable>

  <xsl:template match="/r:report">
    <akomaNtoso>
      <doc name="governmentWorkReport">
        <meta>
          <identification source="#baogao">
            <FRBRWork>
              <xsl:call-template name="core"><xsl:with-param name="uri" select="$work"/></xsl:call-template>
              <FRBRcountry value="cn"/>
              <FRBRsubtype value="governmentWorkReport"/>
              <FRBRnumber value="{@id}"/>
              <FRBRname value="{$full-title}"/>
            </FRBRWork>
            <FRBRExpression>
              <xsl:call-template name="core">
                <xsl:with-param name="uri" select="concat($work, '/zho@')"/>
              </xsl:call-template>
              <FRBRlanguage language="zho"/>
            </FRBRExpression>
            <FRBRManifestation>
              <xsl:call-template name="core">
                <xsl:with-param name="uri" select="concat($work, '/zho@')"/>
                <xsl:with-param name="suffix" select="'.xml'"/>
              </xsl:call-template>
              <FRBRformat value="application/xml"/>
            </FRBRManifestation>
          </identification>
          <references source="#baogao">
            <TLCOrganization eId="baogao" href="/akn/ontology/organization/baogao" showAs="{@converter}"/>
            <TLCOrganization eId="reportingGovernment" href="/akn/ontology/organization/cn/government{$meta/r:place/@code}"
                             showAs="{$place}"/>
            <TLCConcept eId="anyFigure" href="/akn/ontology/concept/statistic" showAs="statistic"/>
            <TLCConcept eId="actualFigure" href="/akn/ontology/concept/actual" showAs="what was reached"/>
            <TLCConcept eId="targetFigure" href="/akn/ontology/concept/target" showAs="what is to be reached"/>
            <TLCConcept eId="thresholdFigure" href="/akn/ontology/concept/threshold" showAs="which things are counted"/>
          </references>
          <proprietary source="#baogao"><xsl:copy-of select="r:meta"/></proprietary>
        </meta>
        <xsl:apply-templates select="r:body"/>
      </doc>
    </akomaNtoso>
  </xsl:template>

  <xsl:template name="core">
    <xsl:param name="uri"/>
    <xsl:param name="suffix"/>
    <FRBRthis value="{$uri}/!main{$suffix}"/>
    <FRBRuri value="{$uri}{$suffix}"/>
    <FRBRdate date="{$day}" name="{$day-is}"/>
    <FRBRauthor href="#reportingGovernment"/>
  </xsl:template>

  <!-- # Names and ids -->

  <xsl:template match="@id"><xsl:attribute name="eId"><xsl:call-template name="eId"/></xsl:attribute></xsl:template>

  <!-- kinds that are called something else here -->
  <xsl:variable name="kinds" select="'|q=quantity|s=sentence|li=item|row=tr|cell=td|outlook-text=outlookText|'"/>

  <!-- a.b1 → a__b_1 -->
  <xsl:template name="eId">
    <xsl:param name="id" select="."/>
    <xsl:variable name="step" select="substring-before(concat($id, '.'), '.')"/>
    <xsl:variable name="kind" select="translate($step, '0123456789', '')"/>
    <xsl:variable name="number" select="substring-after($step, $kind)"/>
    <xsl:value-of select="substring-before(substring-after(concat($kinds, $kind, '=', $kind, '|'), concat('|', $kind, '=')), '|')"/>
    <xsl:if test="$number and $kind != 'heading'"><xsl:value-of select="concat('_', $number)"/></xsl:if>
    <xsl:if test="contains($id, '.')">
      <xsl:text>__</xsl:text>
      <xsl:call-template name="eId">
        <xsl:with-param name="id" select="substring-after($id, '.')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The same of an element, of which only the last step is looked at where its parent hands down its own, `up`: ids
       are many and deep, and each would be gone through from its root. -->
  <xsl:template match="*" mode="eId">
    <xsl:param name="up"/>
    <xsl:variable name="step" select="substring-after(@id, concat(../@id, '.'))"/>
    <xsl:choose>
      <xsl:when test="$up and $step and not(contains($step, '.'))">
        <xsl:value-of select="concat($up, '__')"/>
        <xsl:call-template name="eId"><xsl:with-param name="id" select="$step"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@id" mode="text-of-id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the eId of something in a division that is not an element of ours; `up` is that of the division -->
  <xsl:template match="*" mode="inner-id">
    <xsl:param name="name"/>
    <xsl:param name="up"/>
    <xsl:attribute name="eId"><xsl:value-of select="concat($up, '__', $name)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@id" mode="text-of-id"><xsl:call-template name="eId"/></xsl:template>

  <!-- our attributes, but for those that have become another's -->
  <xsl:template match="@*" mode="ours">
    <xsl:attribute name="r:{local-name()}"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@id | @type[parent::r:furniture] | @target" mode="ours"/>

  <!-- # The body: what stands before everything else is the preface -->

  <xsl:template match="r:body">
    <xsl:variable name="first" select="*[not(self::r:title or self::r:meeting or self::r:speaker or self::r:salutation
                                             or self::r:furniture)][1]"/>
    <xsl:variable name="before" select="count($first/preceding-sibling::node())"/>
    <xsl:if test="$first/preceding-sibling::*">
      <preface xml:lang="{/r:report/@xml:lang}"><xsl:apply-templates select="node()[position() &lt;= $before]"/></preface>
    </xsl:if>
    <mainBody xml:lang="{/r:report/@xml:lang}">
      <xsl:choose>
        <xsl:when test="$first/preceding-sibling::*">
          <xsl:apply-templates select="node()[position() &gt; $before]"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </mainBody>
  </xsl:template>

  <!-- # Divisions -->

  <xsl:template match="r:review | r:outlook | r:plan | r:government | r:achievement | r:task | r:measure | r:topic
                       | r:section | r:opening | r:overview | r:outlook-text | r:requirement | r:targets
                       | r:acknowledgement | r:problems | r:problem | r:closing | r:livelihood | r:glossary | r:appendix">
    <xsl:param name="up"/>
    <xsl:variable name="eId">
      <xsl:apply-templates select="." mode="eId"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
    </xsl:variable>
    <hcontainer name="{local-name()}">
      <xsl:if test="@id"><xsl:attribute name="eId"><xsl:value-of select="$eId"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:variable name="top" select="count(r:heading[1]/preceding-sibling::node()) + count(r:heading[1])"/>
      <xsl:apply-templates select="r:heading[1]" mode="top">
        <xsl:with-param name="up" select="string($eId)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="." mode="parts">
        <xsl:with-param name="top" select="$top"/>
        <xsl:with-param name="up" select="string($eId)"/>
      </xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <!-- Behind the first `top` nodes: the blocks before the first division in this one, then the rest. -->
  <xsl:template match="*" mode="parts">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:variable name="first" select="*[self::r:review or self::r:outlook or self::r:plan or self::r:government
        or self::r:achievement or self::r:task or self::r:measure or self::r:topic or self::r:section or self::r:opening
        or self::r:overview or self::r:outlook-text or self::r:requirement or self::r:targets or self::r:acknowledgement
        or self::r:problems or self::r:problem or self::r:closing or self::r:glossary or self::r:appendix
        or self::r:livelihood[r:heading or r:p]][1]"/>
    <xsl:choose>
      <xsl:when test="$first">
        <xsl:variable name="before" select="count($first/preceding-sibling::node())"/>
        <xsl:variable name="blocks" select="node()[position() &gt; $top and position() &lt;= $before]"/>
        <xsl:choose>
          <xsl:when test="$blocks/self::*">
            <intro>
              <xsl:apply-templates select="." mode="inner-id">
                <xsl:with-param name="name" select="'intro'"/>
                <xsl:with-param name="up" select="$up"/>
              </xsl:apply-templates>
              <xsl:apply-templates select="$blocks"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
            </intro>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$blocks"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="node()[position() &gt; $before]" mode="behind">
          <xsl:with-param name="up" select="$up"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <content>
          <xsl:apply-templates select="." mode="inner-id">
            <xsl:with-param name="name" select="'content'"/>
            <xsl:with-param name="up" select="$up"/>
          </xsl:apply-templates>
          <xsl:apply-templates select="." mode="blocks">
            <xsl:with-param name="top" select="$top"/>
            <xsl:with-param name="up" select="$up"/>
          </xsl:apply-templates>
        </content>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="blocks">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:apply-templates select="node()[position() &gt; $top]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- items with text before, between or behind them: a list from the first to the last -->
  <xsl:template match="r:livelihood[r:item]" mode="blocks">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:variable name="first" select="count(r:item[1]/preceding-sibling::node()) + 1"/>
    <xsl:variable name="last" select="count(r:item[last()]/preceding-sibling::node()) + 1"/>
    <xsl:apply-templates select="node()[position() &gt; $top and position() &lt; $first]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
    <blockList>
      <xsl:apply-templates select="." mode="inner-id">
        <xsl:with-param name="name" select="'list_1'"/>
        <xsl:with-param name="up" select="$up"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="node()[position() &gt;= $first and position() &lt;= $last]" mode="listed"/>
    </blockList>
    <xsl:apply-templates select="node()[position() &gt; $last]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- nothing but items -->
  <xsl:template match="r:livelihood[r:item][not(r:heading or r:p)]">
    <blockList class="livelihood">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="listed"/>
    </blockList>
  </xsl:template>

  <!-- behind a division: what is no hierarchy gets one -->
  <xsl:template match="node()" mode="behind">
    <xsl:param name="up"/>
    <xsl:apply-templates select="."><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:p | r:list | r:table | r:entry | r:item | r:title | r:meeting | r:speaker | r:salutation
                       | r:heading | r:livelihood[not(r:heading or r:p)]" mode="behind">
    <xsl:variable name="id" select="concat(local-name(), 'Block', substring-after(@id, concat(../@id, '.', local-name())))"/>
    <hcontainer name="{local-name()}Block">
      <xsl:apply-templates select="." mode="wrapped"><xsl:with-param name="step" select="$id"/></xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <xsl:template match="r:furniture" mode="behind">
    <hcontainer name="furnitureBlock">
      <xsl:apply-templates select="." mode="wrapped">
        <xsl:with-param name="step" select="concat('furnitureBlock', position())"/>
      </xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <xsl:template match="*" mode="wrapped">
    <xsl:param name="step"/>
    <xsl:variable name="eId">
      <xsl:call-template name="eId"><xsl:with-param name="id" select="concat(../@id, '.', $step)"/></xsl:call-template>
    </xsl:variable>
    <xsl:attribute name="eId"><xsl:value-of select="$eId"/></xsl:attribute>
    <content eId="{$eId}__content"><xsl:apply-templates select="."/></content>
  </xsl:template>

  <!-- # Headings: a number when a label comes first; what stands before the heading is in it, or in the number -->

  <xsl:template match="r:heading" mode="top">
    <xsl:param name="up"/>
    <xsl:variable name="label" select="r:label[1][not(preceding-sibling::*[not(self::r:furniture)])]
                                                  [not(preceding-sibling::text()[normalize-space()])]"/>
    <xsl:variable name="until" select="count($label/preceding-sibling::node()) + count($label)"/>
    <xsl:if test="$label">
      <num>
        <xsl:apply-templates select="preceding-sibling::node()" mode="inline"/>
        <xsl:apply-templates select="node()[position() &lt; $until]" mode="inline"/>
        <xsl:apply-templates select="$label/node()" mode="inline"/>
      </num>
    </xsl:if>
    <heading>
      <xsl:if test="@id">
        <xsl:attribute name="eId">
          <xsl:apply-templates select="." mode="eId"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:if test="not($label)"><xsl:apply-templates select="preceding-sibling::node()" mode="inline"/></xsl:if>
      <xsl:apply-templates select="node()[position() &gt; $until]" mode="inline"/>
    </heading>
  </xsl:template>

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

  <xsl:key name="before" match="r:row/r:furniture | r:row/text()[preceding-sibling::*[1][self::r:furniture]]"
           use="generate-id(following-sibling::r:cell[1])"/>
  <xsl:key name="before" match="r:table/r:furniture | r:table/text()[preceding-sibling::*[1][self::r:furniture]]"
           use="generate-id(following-sibling::r:row[1])"/>

  <xsl:template match="r:table[r:row]">
    <table>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates select="r:row | text()"/>
    </table>
  </xsl:template>

  <xsl:template match="r:table/text() | r:row/text()">
    <xsl:if test="not(preceding-sibling::*[1][self::r:furniture])
                  and (following-sibling::r:row or following-sibling::r:cell or not(following-sibling::*))">
      <xsl:value-of select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:row">
    <tr>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <td>
        <p>
          <xsl:apply-templates select="." mode="before"/>
          <xsl:apply-templates mode="inline"/>
          <xsl:apply-templates select="." mode="after"/>
        </p>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="r:row[r:cell]">
    <tr>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates select="r:cell | text()"/>
    </tr>
  </xsl:template>

  <xsl:template match="r:cell">
    <td>
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:variable name="before">
        <xsl:if test="not(preceding-sibling::r:cell)"><xsl:apply-templates select=".." mode="before"/></xsl:if>
        <xsl:apply-templates select="." mode="before"/>
      </xsl:variable>
      <xsl:variable name="after">
        <xsl:apply-templates select="." mode="after"/>
        <xsl:if test="not(following-sibling::r:cell)"><xsl:apply-templates select=".." mode="after"/></xsl:if>
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
    <xsl:apply-templates select="key('before', generate-id())" mode="inline"/>
  </xsl:template>

  <xsl:template match="*" mode="after"/>
  <xsl:template match="r:row[not(following-sibling::r:row)] | r:cell[not(following-sibling::r:cell)]" mode="after">
    <xsl:if test="following-sibling::*"><xsl:apply-templates select="following-sibling::node()" mode="inline"/></xsl:if>
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

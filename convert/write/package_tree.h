/* A package as XML, from which catalog.xsl and index.xsl make the catalogue and the page. */
#ifndef BAOGAO_PACKAGE_TREE_H
#define BAOGAO_PACKAGE_TREE_H

#include "making.h"
#include "package.h"

/** Says in attributes of `node` what all pages have to know of the package; `way` leads from the page to its folder.
 * And adds an element for a place, or for a report with its files. */
void package_describe(struct making *making, xmlNode *node, const struct package *package, const char *way);
xmlNode *package_add_place(struct making *making, xmlNode *parent, const struct package_place *place);
xmlNode *package_add_report(struct making *making, xmlNode *parent, const struct package_report *report);

/** The package as XML; the caller's (xmlFreeDoc). NULL when memory runs out.
 *
 *     <package name= title= title-en= about= about-en= publisher= licence= licence-address= address= from= to=
 *              generator=>
 *       <table name= title= title-en= about= about-en= rows=>
 *         <file kind="csv" path= anchor= media-type= bytes= sha256=/>          and jsonl, schema
 *       </table>
 *       <place key= name= code= level= province=>
 *         <report id= key= title= language= from= to= date= meeting= speaker= source= folder= edition=>
 *           <file kind="html" …/>                                              and the others of report_file_kinds
 *         </report>
 *       </place>
 *     </package>
 *
 * What is not known has no attribute, and a first edition no number. */
xmlDoc *package_tree(const struct package *package);

/** Adds to a report's root what its page has to know of the package; NULL when memory runs out. The caller takes it
 * away again.
 *
 *     <publication title= title-en= publisher= licence= licence-address= address= root="../../../" …>
 *       <place key= name= code= level= province=/>
 *       <report role="self" …><file …/></report>    and previous, next, edition
 *     </publication>
 *
 * `root` leads from the page to the folder of the package. */
xmlNode *package_tree_around(xmlDoc *report, const struct package *package, size_t index);

#endif

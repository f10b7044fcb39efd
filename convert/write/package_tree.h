/* A package as XML, from which catalog.xsl and index.xsl make the catalogue and the page. */
#ifndef BAOGAO_PACKAGE_TREE_H
#define BAOGAO_PACKAGE_TREE_H

#include "package.h"

#define PACKAGE_NAMESPACE "urn:baogao:package:1"

/** The package as XML; the caller's (xmlFreeDoc). NULL when memory runs out.
 *
 *     <package name= title= title-en= about= about-en= publisher= licence= licence-address= address= from= to=
 *              generator=>
 *       <table name= title= title-en= about= about-en= rows=>
 *         <file kind="csv" path= media-type= bytes= sha256=/>                  and jsonl, schema
 *       </table>
 *       <place key= name= code= level=>
 *         <report id= key= title= language= from= to= date= meeting= speaker= source=>
 *           <file kind="html" …/>                                              and xml
 *         </report>
 *       </place>
 *     </package>
 *
 * What is not known has no attribute. */
xmlDoc *package_tree(const struct package *package);

#endif

package org.weibao.document;

/**
 * A list of units and where it stands in the compact text.
 *
 * @param start of its bracket or label
 * @param ownLine whether its label begins a paragraph
 */
record FoundList(int start, int end, boolean ownLine, ListContent content) {}

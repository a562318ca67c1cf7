package org.weibao.evidence;

/** A file that may be kept: its name as text, and what its content was found to be. */
record Inspected(String name, String mediaType, long length) {}

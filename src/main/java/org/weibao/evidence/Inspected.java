package org.weibao.evidence;

/** A file that may be stored: its name as text, and the media type found by its content. */
public record Inspected(String name, String mediaType, long length) {}

package org.weibao.evidence;

/**
 * A file and its content, as it was uploaded.
 *
 * @param content the caller may keep it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record OpenedFile(EvidenceFile file, byte[] content) {}

package org.weibao.evidence;

/**
 * A file with what it holds, as it was uploaded.
 *
 * @param content the caller's to keep
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record OpenedFile(EvidenceFile file, byte[] content) {}

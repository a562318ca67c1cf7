package org.weibao.evidence;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.springframework.util.unit.DataSize;
import org.weibao.shared.Refusal;

/**
 * Reads the directory of a zip: Office documents since 2007 and OFD are zips. Tika's detectors are not enough. They
 * find the kind, except OFD, but accept macros and packages, and read a list of types of any size.
 */
final class ZipContainer {

    private static final String TYPES = "[content_types].xml";

    private static final int MOST_ENTRIES = 10_000;
    private static final DataSize LARGEST_DIRECTORY = DataSize.ofMegabytes(2);
    private static final DataSize LARGEST_TYPES = DataSize.ofMegabytes(1);
    private static final DataSize LARGEST_UNPACKED = DataSize.ofMegabytes(500);

    private final FileName name;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;

    private ZipContainer(FileName name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
        this.entries = Collections.list(zip.getEntries());
    }

    /** The kind of document; empty if it is unknown or cannot be read. */
    static Optional<Kind> kind(FileName name, Bytes bytes) {
        if (!hasReasonableDirectory(bytes)) {
            return Optional.empty();
        }
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes.all()))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            return new ZipContainer(name, zip).kind();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Checked before parsing, since a directory may take a hundred times its size in memory. */
    private static boolean hasReasonableDirectory(Bytes bytes) {
        var end = bytes.endOfZip();
        if (end < 0) {
            return false;
        }
        var buffer = bytes.buffer(ByteOrder.LITTLE_ENDIAN);
        var count = buffer.getShort(end + 10) & 0xffff;
        var start = buffer.getInt(end + 16) & 0xffffffffL;
        return count <= MOST_ENTRIES && start < end && end - start <= LARGEST_DIRECTORY.toBytes();
    }

    private Optional<Kind> kind() throws IOException {
        if (entries.stream().anyMatch(each -> each.getGeneralPurposeBit().usesEncryption())) {
            throw Inspector.refusal(name, "设有打开密码，别人无法核对。请取消密码后再上传。");
        }
        if (entries.size() > MOST_ENTRIES || unpacked() > LARGEST_UNPACKED.toBytes()) {
            throw Inspector.refusal(name, "解开后过大，不能上传。请重新保存或者分成几份后再上传。");
        }
        if (entries.stream().anyMatch(each -> isMacro(lower(each)))) {
            throw macros();
        }
        if (entries.stream().anyMatch(each -> isEmbedded(lower(each)))) {
            throw Inspector.embedded(name);
        }
        var types = entries.stream().filter(each -> lower(each).equals(TYPES)).toList();
        if (types.size() == 1) {
            return ofTypes(text(types.get(0)));
        }
        return types.isEmpty()
                        && entries.stream().anyMatch(each -> each.getName().equals("OFD.xml"))
                ? Optional.of(Kind.OFD)
                : Optional.empty();
    }

    private long unpacked() {
        return entries.stream().mapToLong(ZipArchiveEntry::getSize).sum();
    }

    private Optional<Kind> ofTypes(String types) {
        if (types.contains("macroenabled") || types.contains("vbaproject")) {
            throw macros();
        }
        if (types.contains("wordprocessingml.document.main+xml")) {
            return Optional.of(Kind.WORD);
        }
        if (types.contains("spreadsheetml.sheet.main+xml")) {
            return Optional.of(Kind.EXCEL);
        }
        return types.contains("presentationml.presentation.main+xml") ? Optional.of(Kind.POWERPOINT) : Optional.empty();
    }

    private Refusal macros() {
        return Inspector.refusal(name, "含有宏，不能上传。请另存为不含宏的文档后再上传。");
    }

    private String text(ZipArchiveEntry entry) throws IOException {
        try (var stream = zip.getInputStream(entry)) {
            return new String(stream.readNBytes((int) LARGEST_TYPES.toBytes()), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static boolean isMacro(String entry) {
        return entry.endsWith("vbaproject.bin") || entry.contains("/macrosheets/");
    }

    /** A package may contain any file, even a program. A chart's own workbook has another name. */
    private static boolean isEmbedded(String entry) {
        return entry.contains("/embeddings/oleobject") && entry.endsWith(".bin");
    }

    private static String lower(ZipArchiveEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT);
    }
}

package org.weibao.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.weibao.shared.Refusal;

/**
 * Reads the directory of an OLE2 container by POI: Office documents before 2007, and most of WPS. Tika's detector is
 * not enough. It finds the kind, but accepts macros, packages, encrypted documents, and two documents in one.
 */
final class Ole2Container {

    private static final Set<String> MACROS = Set.of("macros", "vba", "_vba_project", "_vba_project_cur");

    private static final Set<String> ENCRYPTED = Set.of("encryptedpackage", "encryptioninfo", "encryptedsummary");

    /** Where a package stores a file that was put into a document. An equation or a table has none. */
    private static final String PACKAGE = "\u0001ole10native";

    private static final Map<String, Kind> KINDS = Map.of(
            "worddocument", Kind.WORD_97,
            "workbook", Kind.EXCEL_97,
            "book", Kind.EXCEL_97,
            "powerpoint document", Kind.POWERPOINT_97);

    private static final int MOST_ENTRIES = 10_000;

    private static final int FLAGS_OF_WORD = 10;
    private static final int WORD_IS_ENCRYPTED = 0x0100;
    private static final int EXCEL_IS_ENCRYPTED = 0x002f;
    private static final int RECORDS_BEFORE_ENCRYPTION = 10;

    private final FileName name;
    private int entries;

    private Ole2Container(FileName name) {
        this.name = name;
    }

    /** The kind of document; empty if it is unknown, more than one, or cannot be read. */
    static Optional<Kind> kind(FileName name, byte[] content) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return new Ole2Container(name).kind(container.getRoot());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Optional.empty();
        }
    }

    private Optional<Kind> kind(DirectoryNode root) throws IOException {
        lookThrough(root);
        var kinds = root.getEntryNames().stream()
                .map(each -> KINDS.get(each.toLowerCase(Locale.ROOT)))
                .filter(each -> each != null)
                .distinct()
                .toList();
        if (kinds.size() != 1) {
            return Optional.empty();
        }
        var kind = kinds.get(0);
        if ((kind == Kind.WORD_97 && isEncryptedWord(root)) || (kind == Kind.EXCEL_97 && isEncryptedExcel(root))) {
            throw locked();
        }
        return Optional.of(kind);
    }

    private void lookThrough(DirectoryEntry folder) {
        for (var entry : folder) {
            var called = entry.getName().toLowerCase(Locale.ROOT);
            if (MACROS.contains(called)) {
                throw Inspector.refusal(name, "含有宏，不能上传。请另存为不含宏的文档后再上传。");
            }
            if (ENCRYPTED.contains(called)) {
                throw locked();
            }
            if (called.equals(PACKAGE)) {
                throw Inspector.embedded(name);
            }
            if (++entries > MOST_ENTRIES) {
                throw new IllegalArgumentException("Too many entries");
            }
            if (entry instanceof DirectoryEntry inner) {
                lookThrough(inner);
            }
        }
    }

    private Refusal locked() {
        return Inspector.refusal(name, "设有打开密码，别人无法核对。请取消密码后再上传。");
    }

    private static boolean isEncryptedWord(DirectoryNode root) throws IOException {
        try (var stream = stream(root, "WordDocument")) {
            stream.skipNBytes(FLAGS_OF_WORD);
            return (stream.readUShort() & WORD_IS_ENCRYPTED) != 0;
        }
    }

    /** Looks at the first records of the workbook, where encryption is declared. */
    private static boolean isEncryptedExcel(DirectoryNode root) throws IOException {
        try (var stream = stream(root, root.hasEntryCaseInsensitive("Workbook") ? "Workbook" : "Book")) {
            for (var i = 0; i < RECORDS_BEFORE_ENCRYPTION && stream.available() >= 4; i++) {
                var record = stream.readUShort();
                var length = stream.readUShort();
                if (record == EXCEL_IS_ENCRYPTED) {
                    return true;
                }
                stream.skipNBytes(length);
            }
            return false;
        }
    }

    private static DocumentInputStream stream(DirectoryNode root, String called) throws IOException {
        return root.createDocumentInputStream(root.getEntryCaseInsensitive(called));
    }
}

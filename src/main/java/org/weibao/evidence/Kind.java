package org.weibao.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kinds of files by content. Each has its extensions, and a media type for each of them. */
enum Kind {
    PDF("pdf", Map.of("pdf", "application/pdf")),
    OFD("ofd", Map.of("ofd", "application/ofd")),
    JPEG("jpg", Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "jpe", "image/jpeg", "jfif", "image/jpeg")),
    PNG("png", Map.of("png", "image/png")),
    WORD_97("doc", Map.of("doc", "application/msword", "wps", "application/wps-office.wps")),
    EXCEL_97("xls", Map.of("xls", "application/vnd.ms-excel", "et", "application/wps-office.et")),
    POWERPOINT_97("ppt", Map.of("ppt", "application/vnd.ms-powerpoint", "dps", "application/wps-office.dps")),
    WORD(
            "docx",
            Map.of(
                    "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "wps",
                    "application/wps-office.wps")),
    EXCEL(
            "xlsx",
            Map.of(
                    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "et", "application/wps-office.et")),
    POWERPOINT(
            "pptx",
            Map.of(
                    "pptx",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "dps",
                    "application/wps-office.dps")),
    TEXT("txt", Map.of("txt", "text/plain"));

    /** The allowed kinds, in Chinese. */
    static final String ALLOWED = "PDF、OFD、图片（JPG、PNG）、Word、Excel、PPT、WPS文档和TXT文本";

    private static final Set<String> PREVIEWABLE = Set.of("application/pdf", "image/jpeg", "image/png");

    private final String usualExtension;
    private final Map<String, String> mediaTypes;

    Kind(String usualExtension, Map<String, String> mediaTypes) {
        this.usualExtension = usualExtension;
        this.mediaTypes = mediaTypes;
    }

    /** The media type of such content under a name with that extension; empty if the two do not match. */
    Optional<String> mediaType(String extension) {
        return Optional.ofNullable(mediaTypes.get(extension));
    }

    /** The extension for such content if the name's own does not match. */
    String usualExtension() {
        return usualExtension;
    }

    static Set<String> extensions() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.mediaTypes.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isExtension(String extension) {
        return Arrays.stream(values()).anyMatch(kind -> kind.mediaTypes.containsKey(extension));
    }

    static boolean isPreviewable(String mediaType) {
        return PREVIEWABLE.contains(mediaType);
    }
}

package org.weibao.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file may be by its content, and by which extensions, each with the media type that it is served as. */
enum Kind {
    PDF(Map.of("pdf", "application/pdf")),
    OFD(Map.of("ofd", "application/ofd")),
    JPEG(Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg")),
    PNG(Map.of("png", "image/png")),
    WORD_97(Map.of("doc", "application/msword", "wps", "application/wps-office.wps")),
    EXCEL_97(Map.of("xls", "application/vnd.ms-excel", "et", "application/wps-office.et")),
    POWERPOINT_97(Map.of("ppt", "application/vnd.ms-powerpoint", "dps", "application/wps-office.dps")),
    WORD(Map.of(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "wps",
            "application/wps-office.wps")),
    EXCEL(Map.of(
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "et", "application/wps-office.et")),
    POWERPOINT(Map.of(
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "dps",
            "application/wps-office.dps")),
    TEXT(Map.of("txt", "text/plain"));

    /** What people may upload, in their words. */
    static final String ALLOWED = "PDF、OFD、图片（JPG、PNG）、Word、Excel、PPT、WPS文档和TXT文本";

    private static final Set<String> PREVIEWABLE = Set.of("application/pdf", "image/jpeg", "image/png");

    private final Map<String, String> mediaTypes;

    Kind(Map<String, String> mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    /** The media type of such content under a name with that extension; none if the two do not go together. */
    Optional<String> mediaType(String extension) {
        return Optional.ofNullable(mediaTypes.get(extension));
    }

    static boolean isExtension(String extension) {
        return Arrays.stream(values()).anyMatch(kind -> kind.mediaTypes.containsKey(extension));
    }

    static boolean isPreviewable(String mediaType) {
        return PREVIEWABLE.contains(mediaType);
    }
}

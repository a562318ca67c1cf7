package org.weibao.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.shared.Refusal;

/**
 * Finds out by its content what a file is. A name with another extension gets the right one. For a container it reads
 * the directory, for a PDF the objects; texts and pictures stay packed.
 */
@Component
public class Inspector {

    static final String FIELD = "files";

    private static final Set<String> WEB_PAGES = Set.of("html", "htm", "shtml", "xhtml");

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private static final String CONTROLS_OF_TEXT = "\n\r\t\f";

    /**
     * Checks an uploaded file.
     *
     * @param sent the name as it was sent
     * @throws Refusal with the problem and the remedy
     */
    public Inspected inspect(@Nullable String sent, byte[] content) {
        var name = FileName.of(sent);
        var extension = name.extension();
        if (!extension.isEmpty() && !Kind.isExtension(extension) && !OtherFormat.isOfPictures(extension)) {
            throw refusal(name, OtherFormat.remedy(extension).orElse("不是可以上传的类型。可以上传：" + Kind.ALLOWED + "。"));
        }
        if (content.length == 0) {
            throw refusal(name, "是空文件，请核对后再上传。");
        }
        if (content.length > EvidenceLimits.LARGEST.toBytes()) {
            throw refusal(name, "超过" + EvidenceLimits.LARGEST.toMegabytes() + "MB，请压缩或者分成几份后再上传。");
        }
        var kind = kind(name, content)
                .orElseThrow(() -> refusal(
                        name,
                        OtherFormat.remedy(new Bytes(content))
                                .or(() -> OtherFormat.remedy(extension))
                                .orElse("的内容不是可以上传的类型，或者已经损坏。请用原来的程序打开核对，重新保存后再上传。可以上传：" + Kind.ALLOWED + "。")));
        var kept = kind.mediaType(extension).isPresent() ? name : name.as(kind.usualExtension());
        var type = kind.mediaType(kept.extension()).orElseThrow();
        return new Inspected(
                kept.value(), kind == Kind.TEXT ? type + ";charset=" + charset(content) : type, content.length);
    }

    /**
     * Checks a document that a plan was read from. It may also be a web page, which a browser never shows: it is only
     * saved.
     *
     * @throws Refusal if its name or its size may not be kept
     */
    Inspected inspectDocument(@Nullable String sent, byte[] content) {
        try {
            return inspect(sent, content);
        } catch (Refusal isWebPage) {
            var name = FileName.of(sent);
            if (content.length == 0 || content.length > EvidenceLimits.LARGEST.toBytes()) {
                throw isWebPage;
            }
            var kept = WEB_PAGES.contains(name.extension()) ? name : name.as("html");
            return new Inspected(kept.value(), "text/html", content.length);
        }
    }

    /**
     * The last segment of a sent name, as it is shown and stored.
     *
     * @throws Refusal if nothing is left, or it is too long, or has a character that no name may have
     */
    public static String nameOf(@Nullable String sent) {
        return FileName.of(sent).value();
    }

    private Optional<Kind> kind(FileName name, byte[] content) {
        var bytes = new Bytes(content);
        if (bytes.startsWith(Bytes.ZIP)) {
            return ZipContainer.kind(name, bytes);
        }
        if (bytes.startsWith(Bytes.OLE2)) {
            return Ole2Container.kind(name, content);
        }
        if (Pdf.startOf(bytes) >= 0) {
            return Optional.of(Kind.PDF).filter(kind -> Pdf.isWhole(name, bytes));
        }
        var found = detected(content);
        return switch (found.toString()) {
            case "image/jpeg" -> Optional.of(Kind.JPEG).filter(kind -> Flat.isJpeg(name, bytes));
            case "image/png" -> Optional.of(Kind.PNG).filter(kind -> Flat.isPng(name, bytes));
            default -> mayBeText(name, found) && charset(content) != null ? Optional.of(Kind.TEXT) : Optional.empty();
        };
    }

    /** Text may begin with anything, such as "From:" or "#!". What a browser would render is not text. */
    private boolean mayBeText(FileName name, MediaType found) {
        var extension = name.extension();
        return (extension.isEmpty() || Kind.TEXT.mediaType(extension).isPresent())
                && !found.getType().equals("image")
                && !found.equals(MediaType.TEXT_HTML)
                && !Types.KNOWN.getMediaTypeRegistry().isInstanceOf(found, MediaType.APPLICATION_XML);
    }

    private MediaType detected(byte[] content) {
        try (var stream = TikaInputStream.get(content)) {
            return Types.KNOWN
                    .detect(stream, new Metadata(), new ParseContext())
                    .getBaseType();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The charset, among the usual ones, in which the content is text; null if none. */
    private static @Nullable Charset charset(byte[] content) {
        var bytes = new Bytes(content);
        var marked = bytes.startsWith(Bytes.UTF_16_LITTLE) || bytes.startsWith(Bytes.UTF_16_BIG);
        return (marked ? List.of(StandardCharsets.UTF_16) : CHARSETS)
                .stream()
                        .filter(charset -> isText(content, charset))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isText(byte[] content, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // Read in pieces: as a whole it would take twice the file's size again.
        try (var text = new InputStreamReader(new ByteArrayInputStream(content), decoder)) {
            for (var each = text.read(); each >= 0; each = text.read()) {
                if (Character.isISOControl(each) && CONTROLS_OF_TEXT.indexOf(each) < 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Refusal embedded(FileName name) {
        return refusal(name, "里面嵌有别的文件，不能上传。请把嵌入的文件取出来，另外上传。");
    }

    static Refusal refusal(FileName name, String what) {
        return new Refusal(FIELD, "“" + name + "”" + what);
    }

    /** Read with the first file, not at the start. */
    private static final class Types {

        private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    }
}

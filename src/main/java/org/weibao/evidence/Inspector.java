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
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.shared.Refusal;

/**
 * Tells what a file is by its name and by its content, which must say the same. Nothing is unpacked: of a container its
 * directory is read.
 */
@Component
class Inspector {

    static final String FIELD = "files";

    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private static final String CONTROLS_OF_TEXT = "\n\r\t\f";

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * What may be kept of an uploaded file.
     *
     * @param sent the name as it was sent
     * @throws Refusal with what is wrong and what to do
     */
    Inspected inspect(@Nullable String sent, byte[] content) {
        var name = FileName.of(sent);
        var extension = name.extension();
        if (!Kind.isExtension(extension)) {
            throw refusal(name, "不是可以上传的类型。可以上传：" + Kind.ALLOWED + "。");
        }
        if (content.length == 0) {
            throw refusal(name, "是空文件，请核对后再上传。");
        }
        if (content.length > EvidenceLimits.LARGEST.toBytes()) {
            throw refusal(name, "超过" + EvidenceLimits.LARGEST.toMegabytes() + "MB，请压缩或者分成几份后再上传。");
        }
        return kind(name, content)
                .flatMap(kind -> kind.mediaType(extension))
                .map(type -> type.equals("text/plain") ? type + ";charset=" + charset(content) : type)
                .map(type -> new Inspected(name.value(), type, content.length))
                .orElseThrow(() -> refusal(name, "的内容与扩展名“." + extension + "”不符，可能改过扩展名或者已经损坏，请用原来的程序重新保存后再上传。"));
    }

    private Optional<Kind> kind(FileName name, byte[] content) {
        var bytes = new Bytes(content);
        if (bytes.startsWith(Bytes.ZIP)) {
            return ZipContainer.kind(name, bytes);
        }
        if (bytes.startsWith(Bytes.OLE2)) {
            return Ole2Container.kind(name, content);
        }
        var found = detected(content);
        return switch (found) {
            case "application/pdf" -> Optional.of(Kind.PDF).filter(kind -> Flat.isPdf(name, bytes));
            case "image/jpeg" -> Optional.of(Kind.JPEG).filter(kind -> Flat.isJpeg(name, bytes));
            case "image/png" -> Optional.of(Kind.PNG).filter(kind -> Flat.isPng(name, bytes));
            case "text/plain", "application/octet-stream" ->
                charset(content) == null ? Optional.empty() : Optional.of(Kind.TEXT);
            default -> Optional.empty();
        };
    }

    private String detected(byte[] content) {
        try (var stream = TikaInputStream.get(content)) {
            return types.detect(stream, new Metadata(), new ParseContext())
                    .getBaseType()
                    .toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** In which of the usual ways the content is text, if it is. */
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
        // Read piece by piece: as a whole it would take twice the file's size once more.
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
}

package org.weibao.extraction;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.weibao.document.SourceText;
import org.weibao.evidence.EvidenceLimits;
import org.weibao.evidence.Inspector;
import org.weibao.shared.Refusal;

/** Takes the text of a year's document from a file or from a paste, or refuses it with the remedy. */
@Component
public class DocumentText implements DisposableBean {

    /** The field of the form. */
    public static final String FIELD = "document";

    /** The kinds that can be read, in Chinese. */
    public static final String KINDS = "Word文档（DOCX、DOC、WPS）、带文字的PDF、网页（HTML）和TXT文本";

    private static final Set<String> EXTENSIONS = Set.of("docx", "doc", "wps", "pdf", "txt", "");
    private static final Set<String> PAGES = Set.of("html", "htm", "shtml", "xhtml");

    /** The inspector has a better sentence for them. */
    private static final Set<String> MACROS = Set.of("docm", "dotm");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Each may take some hundred megabytes with a hostile file. */
    private static final int AT_ONCE = 2;

    private static final int MOST_WAITING = 8;

    private final Inspector inspector;
    private final Duration longest;

    /** A library may not end its work when it is interrupted: at most so many threads can be lost to it for a while. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                var thread = new Thread(work, "document-text");
                thread.setDaemon(true);
                return thread;
            });

    /** Reads with the limit of time that users have. */
    @Autowired
    public DocumentText(Inspector inspector) {
        this(inspector, LONGEST);
    }

    DocumentText(Inspector inspector, Duration longest) {
        this.inspector = inspector;
        this.longest = longest;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The text of an uploaded file.
     *
     * @param fileName as the browser sends it
     * @throws Refusal if it is of another kind, locked, dangerous, too large or broken, or has no text
     */
    public SourceText of(@Nullable String fileName, byte[] content) {
        var name = nameOf(fileName);
        try {
            return inTime(name, content);
        } catch (Unreadable unreadable) {
            throw refusal(name, unreadable.getMessage());
        }
    }

    private static String nameOf(@Nullable String fileName) {
        try {
            return Inspector.nameOf(fileName);
        } catch (Refusal refusal) {
            throw new Refusal(FIELD, refusal.sentence());
        }
    }

    /**
     * A text that was typed or pasted.
     *
     * @throws Refusal if it is empty or too long
     */
    public SourceText ofPasted(@Nullable String text) {
        try {
            return TextLines.ofLines(text == null ? "" : text);
        } catch (Unreadable unreadable) {
            throw new Refusal(FIELD, "粘贴的文字" + unreadable.getMessage());
        }
    }

    /** How a kind of file is read. */
    @FunctionalInterface
    private interface Form {
        SourceText read(byte[] content, ExtractionWork work) throws IOException;
    }

    private Form form(String name, byte[] content) {
        var extension = extension(name);
        if (PAGES.contains(extension) || (EXTENSIONS.contains(extension) && PageText.isPage(content))) {
            refuseEmptyOrLarge(name, content);
            return PageText::of;
        }
        if (!EXTENSIONS.contains(extension) && !MACROS.contains(extension)) {
            throw otherKind(name);
        }
        var type = inspected(name, content);
        if (type.startsWith("text/plain")) {
            var charset = Charset.forName(type.substring(type.indexOf('=') + 1));
            return (bytes, work) -> TextLines.ofLines(new String(bytes, charset));
        }
        if (type.equals("application/pdf")) {
            return PdfText::of;
        }
        if (type.contains("word") || type.contains("wps-office.wps")) {
            return content[0] == 'P' ? WordText::of : Word97Text::of;
        }
        throw otherKind(name);
    }

    /** The inspector takes no web pages. */
    private static void refuseEmptyOrLarge(String name, byte[] content) {
        if (content.length == 0) {
            throw refusal(name, "是空文件，请核对后再上传。");
        }
        if (content.length > EvidenceLimits.LARGEST.toBytes()) {
            throw refusal(name, "超过" + EvidenceLimits.LARGEST.toMegabytes() + "MB，请分成几份后再上传，或者把文字复制出来直接粘贴。");
        }
    }

    private String inspected(String name, byte[] content) {
        try {
            return inspector.inspect(name, content).mediaType();
        } catch (Refusal refusal) {
            throw new Refusal(FIELD, refusal.sentence().replace(EvidenceLimits.KINDS, KINDS));
        }
    }

    private static String extension(String name) {
        var last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.length() < name.length() && last.matches("(?=.*[a-z])[a-z0-9]{1,5}") ? last : "";
    }

    private static Refusal otherKind(String name) {
        return refusal(
                name, "不是可以读取的文件。可以上传：" + KINDS + "。别的文档请用Word或者WPS打开，另存为DOCX；图片和扫描件请先做文字识别（OCR）；也可以把文字复制出来直接粘贴。");
    }

    private static Refusal refusal(String name, @Nullable String what) {
        return new Refusal(FIELD, "“" + name + "”" + what);
    }

    private SourceText inTime(String name, byte[] content) {
        try {
            var task = threads.submit(() -> read(name, content));
            try {
                return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                task.cancel(true);
                throw Unreadable.tooSlow();
            }
        } catch (RejectedExecutionException full) {
            throw Unreadable.busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Unreadable.busy();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** Reads in the thread of the caller, without a limit of time. Libraries answer a broken file with any exception. */
    SourceText read(String name, byte[] content) {
        var form = form(name, content);
        try {
            return form.read(content, new ExtractionWork());
        } catch (Unreadable unreadable) {
            throw refusal(name, unreadable.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw refusal(
                    name,
                    (broken.getCause() instanceof Unreadable unreadable ? unreadable : Unreadable.damaged())
                            .getMessage());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

package org.weibao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.shared.Refusal;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "活动照片（一）.jpg > 活动照片（一）.jpg",
                "../../../etc/passwd.txt > passwd.txt",
                "/etc/cron.d/x.pdf > x.pdf",
                "C:\\Users\\李\\总结.docx > 总结.docx",
                "..\\..\\web.xml/a.png > a.png",
                "'  表 1.xlsx  ' > 表 1.xlsx",
                "${runtimeService}.txt > ${runtimeService}.txt",
                "𠮷祥😀.txt > 𠮷祥😀.txt",
                // Han characters newer than this Java's tables.
                "\ud87a\udff0.txt > \ud87a\udff0.txt",
                "\ud888\udfaf.txt > \ud888\udfaf.txt",
                // Emoji newer than this Java's tables, and joined ones.
                "春游\ud83e\udee9.jpg > 春游\ud83e\udee9.jpg",
                "全家👨\u200d👩\u200d👧.jpg > 全家👨\u200d👩\u200d👧.jpg",
                // Windows copies a direction mark along with a name.
                "\u202a总结.docx > 总结.docx",
                "\u202egpj.exe.pdf > gpj.exe.pdf",
                "a\u2066b\u2069.pdf > ab.pdf",
                "a\u200bb.pdf > ab.pdf",
                "\ufeffa.pdf > a.pdf"
            })
    void isTheLastSegmentAsText(String sent, String name) {
        assertThat(FileName.of(sent)).hasToString(name);
    }

    @Test
    void markupIsKeptAsText() {
        assertThat(FileName.of("<img src=x onerror=alert(1)>.png")).hasToString("<img src=x onerror=alert(1)>.png");
    }

    @ParameterizedTest
    @CsvSource({"a.PDF,pdf", "a.b.Docx,docx", "a,''", "a.,''", ".pdf,pdf"})
    void theExtensionIsInLowerCase(String name, String extension) {
        assertThat(FileName.of(name).extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000.pdf",
                "a.exe\u0000.pdf",
                "a\r\nX-Header: 1.pdf",
                "a\u0007.pdf",
                "a\u007f.pdf",
                "a\u0085.pdf",
                "a\u2028b.pdf",
                "a\ud842.pdf",
                "a\uffff.pdf",
                "a\ud87f\udffe.pdf",
                "a\ud8bf\udfff.pdf"
            })
    void whatNoNameMayHoldIsRefused(String sent) {
        assertRefused(sent, "文件名含有控制字符，请改名后再上传。");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "folder/", "C:\\", "\u3000", "\u200b", "\u00a0\u2060", "..", "a/.."})
    void aFileWithoutANameIsRefused(@Nullable String sent) {
        assertRefused(sent, "文件没有名称，请改名后再上传。");
    }

    @Test
    void twoHundredCharactersAreTheMost() {
        var longest = "𠮷".repeat(196) + ".pdf";
        assertThat(FileName.of(longest)).hasToString(longest);
        assertRefused("汉" + longest, "文件名有201字，最多200字，请改短后再上传。");
    }

    private static void assertRefused(@Nullable String sent, String sentence) {
        assertThatThrownBy(() -> FileName.of(sent))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("files"))
                .hasMessage(sentence);
    }
}

package org.weibao.document;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** The lines that are no part of the document's text: page numbers, navigation, tables of contents, lists of annexes. */
final class Noise {

    private static final Pattern PAGE = Pattern.compile(
            "[-—–―─·~]{1,4}\\d{1,4}[-—–―─·~]{1,4}|第\\d{1,4}页(，?[/共].{0,8})?|\\d{1,4}/\\d{1,4}页?|(?i:page)\\d{1,4}(of\\d{1,4})?|共\\d{1,4}页(第\\d{1,4}页)?|\\d{1,3}");
    private static final Pattern SITE = Pattern.compile(
            "(当前位置|您的位置|您现在的位置|上一[篇条页]:?|下一[篇条页]:?|版权所有|网站标识码|.{0,8}ICP备|.{0,6}公网安备|浏览(次数|量)|点击(数|量|率)|访问量"
                    + "|阅读(次数|量)?:|发布(时间|日期|机构)|发文(机关|机构|日期|字号)|成文日期|索引号|主题分类|信息来源|来源:|作者:|责任编辑|编辑:|责编|声明:|#source:|原文链接"
                    + "|\\[法宝引证码|有效性:|文号:|公开方式|公文种类|信息名称|分享到|扫一扫|请登录|没有更多|相关(链接|文件|阅读|稿件)|网站地图|技术支持).{0,200}");
    private static final Pattern SHORT_SITE = Pattern.compile(
            "[\\[>]?(首页|打印|关闭|分享|收藏|字体|字号|展开|收起|VIP|评论|登录|侵权投诉|海报|附件下载|下载|返回|无障碍|长者|繁体|English|信息公开|政策解读|联系我们).{0,12}");
    private static final Pattern SITE_WORD = Pattern.compile(
            "大|中|小|[\\[【]?(大|中|小)(中|大)(小|中)?[\\]】]?|\\d{1,6}\\+?|[\\d.]{1,8}(KB|MB|K|M)|\\d{1,4}页|\\d{4}-\\d{1,2}-\\d{1,2}(\\d{1,2}:\\d{2}(:\\d{2})?)?|>{1,3}|<{1,3}|\\|{1,3}");
    private static final Pattern CONTENTS_ENTRY = Pattern.compile("[^.…·]{2,80}[.…·]{2,200}[-—]?\\d{1,4}[-—]?");
    private static final Pattern END = Pattern.compile("(摘要:|展开>|声明:|主题词:|抄送:|抄报:|分送:|印发机关).{0,400}");
    /** Below a table. */
    private static final Pattern NOTE = Pattern.compile("(注|说明):.+");

    private static final Pattern ATTACHMENTS = Pattern.compile("附(件|录)?:(?!$).{1,200}");
    private static final Pattern ATTACHMENT = Pattern.compile("\\d{1,2}[.、].{2,80}");
    private static final int LONGEST_CONTENTS = 400;

    private Noise() {}

    /** The lines to leave out, by index. */
    static BitSet lines(List<TextLine> lines) {
        var noise = new BitSet(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            if (!line.tableRow() && is(line.folded())) {
                noise.set(i);
            }
        }
        contents(lines, noise);
        attachments(lines, noise);
        end(lines, noise);
        return noise;
    }

    static boolean is(String line) {
        if (line.length() > 220) {
            return false;
        }
        return PAGE.matcher(line).matches()
                || NOTE.matcher(line).matches()
                || SITE_WORD.matcher(line).matches()
                || (line.length() <= 16 && SHORT_SITE.matcher(line).matches() && !line.endsWith("。"))
                || (SITE.matcher(line).matches() && !line.endsWith("。") && line.length() < 200)
                || (line.length() < 120 && CONTENTS_ENTRY.matcher(line).matches());
    }

    /** A table of contents without page numbers ends where its first entry comes again. */
    private static void contents(List<TextLine> lines, BitSet noise) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).folded().equals("目录")) {
                continue;
            }
            noise.set(i);
            int first = i + 1;
            while (first < lines.size() && (lines.get(first).blank() || noise.get(first))) {
                first++;
            }
            int last = Math.min(lines.size(), i + LONGEST_CONTENTS);
            for (int k = first + 1; first < lines.size() && k < last; k++) {
                if (lines.get(k).folded().equals(lines.get(first).folded())) {
                    noise.set(first, k);
                    break;
                }
            }
            return;
        }
    }

    /** 附件：1.… and the lines that go on counting. */
    private static void attachments(List<TextLine> lines, BitSet noise) {
        for (int i = 0; i < lines.size(); i++) {
            if (!ATTACHMENTS.matcher(lines.get(i).folded()).matches()) {
                continue;
            }
            noise.set(i);
            int next = i + 1;
            while (next < lines.size()
                    && ATTACHMENT.matcher(lines.get(next).folded()).matches()
                    && !lines.get(next).folded().contains("。")) {
                noise.set(next++);
            }
        }
    }

    /** What a site puts under the document, up to the end if no number follows. */
    private static void end(List<TextLine> lines, BitSet noise) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i).folded();
            if (line.isEmpty()) {
                continue;
            }
            if (!noise.get(i) && MarkerScanner.at(line, 0) != null) {
                return;
            }
            if (END.matcher(line).matches()) {
                noise.set(i, lines.size());
            }
        }
    }
}

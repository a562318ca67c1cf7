package org.weibao.extraction;

/** No text can be taken from the file. The message is the rest of a Chinese sentence that begins with its name. */
final class Unreadable extends RuntimeException {

    private static final String COPY = "或者把文字复制出来直接粘贴。";

    private Unreadable(String rest) {
        super(rest);
    }

    static Unreadable tooLarge() {
        return new Unreadable("的内容过多或者过于复杂，不能读取。请用原来的程序打开，只留下工作要点，重新保存后再上传，" + COPY);
    }

    static Unreadable tooSlow() {
        return new Unreadable("的读取时间过长，已经停止。请用原来的程序打开，重新保存后再上传，" + COPY);
    }

    static Unreadable busy() {
        return new Unreadable("没有读取：正在读取的文件较多，请稍等片刻再上传。");
    }

    static Unreadable damaged() {
        return new Unreadable("的内容读不出来，可能已经损坏。请用原来的程序打开核对，重新保存后再上传，" + COPY);
    }

    static Unreadable old() {
        return new Unreadable("是1997年以前的Word文件，不能读取。请用Word或者WPS打开，另存为DOCX后再上传。");
    }

    static Unreadable scanned() {
        return new Unreadable("里面没有文字，可能是扫描件或者图片，不能读取。请上传原来的Word文件；没有的，先做文字识别（OCR），核对后再上传，" + COPY);
    }

    static Unreadable garbled() {
        return new Unreadable("里面的文字没有注明编码，取出来会缺字。请上传原来的Word文件，" + COPY);
    }

    static Unreadable empty() {
        return new Unreadable("里面没有文字，请核对后再上传。");
    }
}

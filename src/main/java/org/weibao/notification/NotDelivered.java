package org.weibao.notification;

/** A message could not be sent. The text is one Chinese sentence for a supervisor, with the remedy and no secret. */
public final class NotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDelivered(String sentence) {
        super(sentence);
    }

    private NotDelivered(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** For any other failure. Its message must not be mailed. */
    public static NotDelivered because(Throwable cause) {
        return new NotDelivered("通知没有发出去：系统出错，原因见异常的详细信息。请消除原因后重试。", cause);
    }
}

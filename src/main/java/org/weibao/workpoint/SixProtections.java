package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** The six protections of the law (六大保护), and the overall planning above them. */
public enum SixProtections implements Labelled {
    PLANNING("统筹"),
    FAMILY("家庭保护"),
    SCHOOL("学校保护"),
    SOCIETY("社会保护"),
    NETWORK("网络保护"),
    GOVERNMENT("政府保护"),
    JUDICIARY("司法保护");

    private final String label;

    SixProtections(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

package org.weibao.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of the sheet 要点. Those of a point come first; a measure has the others, one row each. */
enum Field {
    CODE("序号", 10, true, true),
    PLACE("位置", 7, true, true),
    TITLE("要点", 18, false, true),
    CATEGORY("类别", 9, true, true),
    PRIORITY("重要程度", 6, true, true),
    LEAD("牵头单位", 11, true, true),
    RESPONSIBLE("责任单位", 16, false, true),
    SUPPORTING("配合单位", 11, false, true),
    COUNTIES("县（区）", 10, false, true),
    DEADLINE("期限", 11, true, true),
    RHYTHM("填报周期", 6, true, true),
    RHYTHM_REASON("月报理由", 8, false, true),
    STANDARD("办结标准", 20, false, true),
    LEFT_OUT("不列入本年的理由", 9, false, true),
    MEASURE("任务措施", 30, false, false),
    CARRIERS("承办单位", 14, false, false),
    BY_COUNTIES("县（区）承办", 7, true, false),
    INDICATOR("指标", 12, false, false),
    UNIT("单位", 6, true, false),
    TARGET("目标值", 9, true, false),
    AGGREGATION("汇总方式", 9, true, false);

    /** What a cell cannot hold is edited in the form. */
    static final String TOO_LONG = "（内容过长，请在系统中修改）";

    /** The column that finds points and measures again; it is hidden. */
    static final String KEY = "系统编号";

    static final String ALL_UNITS = "全部责任单位";
    static final String NO_UNIT = "无";
    static final String YES = "是";
    static final String NO = "否";

    private final String head;
    private final int width;
    private final boolean centred;
    private final boolean point;

    Field(String head, int width, boolean centred, boolean point) {
        this.head = head;
        this.width = width;
        this.centred = centred;
        this.point = point;
    }

    String head() {
        return head;
    }

    /** In Latin characters. */
    int width() {
        return width;
    }

    boolean centred() {
        return centred;
    }

    /** Whether it belongs to the point and not to one measure. */
    boolean ofPoint() {
        return point;
    }

    /** What the office may change: not the code and the place. */
    static List<Field> editable() {
        return Arrays.stream(values())
                .filter(field -> field.point && field != CODE && field != PLACE)
                .toList();
    }

    static List<Field> ofMeasure() {
        return Arrays.stream(values()).filter(field -> !field.point).toList();
    }

    static Optional<Field> headed(String head) {
        return Arrays.stream(values()).filter(field -> field.head.equals(head)).findFirst();
    }
}

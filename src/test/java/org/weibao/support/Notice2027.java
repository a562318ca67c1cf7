package org.weibao.support;

/** Lines for the end of {@code calendar.yml}, as the notice for 2027 might be. */
public final class Notice2027 {

    public static final String TEXT =
            """
              - year: 2027
                notice: 国办发明电〔2026〕9号
                off:
                  - 2027-01-01 至 2027-01-04
                  - 2027-02-05 至 2027-02-11
                  - 2027-04-05
                  - 2027-05-01 至 2027-05-05
                  - 2027-06-09
                  - 2027-09-15
                  - 2027-10-01 至 2027-10-07
                work: [2027-02-14, 2027-02-20, 2027-05-08, 2027-10-09]
            """;

    private Notice2027() {}
}

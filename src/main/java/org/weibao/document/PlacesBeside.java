package org.weibao.document;

import java.util.regex.Pattern;

/** Zones and other places that a list names beside 各县(市、区). */
final class PlacesBeside {

    /** 雄安新区 after 各设区市 is no body of its own. */
    private static final Pattern NAMED_AREA = Pattern.compile("[^市县区各的，和与及]{2,4}(新区|示范区|开发区|高新区|经开区|度假区|保税区)");

    private static final Pattern MORE_PLACES = Pattern.compile(
            "((省直管县|市属开发区|市辖区|县|区|市|旗|州|县级市|自治区|直辖市|自治州|自治县|乡|镇|街道|开发区|功能区|新区|园区|开发园区|产业园区|管委会|高新区|经开区|计划单列市|新疆生产建设兵团)(\\([^()]{1,20}\\))?(人民政府|政府|行政公署|管委会|党委政府|党工委|办事处)*[及和与]?)+");
    /** The committee of an area of which there is one only. */
    private static final Pattern OWN_COMMITTEE = Pattern.compile("(高新区|经开区|新区)管委会");
    /** A place of its own beside 各县(市、区), of which there may be one only. */
    private static final Pattern MAY_BE_ONE = Pattern.compile("(高新区|经开区|开发区|新区|园区)(管委会|党工委)?");

    private PlacesBeside() {}

    /** Whether the words go on with the phrase for counties and are no body of their own. */
    static boolean goOn(String phrase, String words) {
        return MORE_PLACES.matcher(words).matches()
                        && !OWN_COMMITTEE.matcher(words).matches()
                || NAMED_AREA.matcher(words).matches()
                || ofTheSame(phrase, words);
    }

    static boolean mayBeOne(String words) {
        return MAY_BE_ONE.matcher(words).matches();
    }

    /** 各区法院、检察院 and 各县(区)党委、政府. */
    private static boolean ofTheSame(String before, String words) {
        return before.endsWith("委") && words.endsWith("政府") && !JoinedNames.startsWithPlace(words)
                || before.endsWith("法院") && words.matches("(人民)?检察院");
    }
}

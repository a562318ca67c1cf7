package org.weibao.document;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells by the words alone whether something is the name of a body, a collective phrase or one for counties. */
public final class BodyWords {

    enum Kind {
        /** A body, by its ending and its beginning. */
        BODY,
        /** Perhaps a body: the ending is right, the rest unusual. */
        LIKELY_BODY,
        COLLECTIVE,
        COUNTIES,
        NONE
    }

    private static final Pattern COUNTIES = Pattern.compile(
            "各级(党委|人民政府|政府|党委政府|党委、政府|党委和政府)|属地(人民政府|政府|党委政府)|([市县区]属?(?=各)|[市县区]辖(?=各))?(各|相关|有关|属地|所属|所在|所有|全市|全省|地方|辖区|其他|涉及|项目|市辖|相应|试点)*(各级|级)?"
                    + "((城市|省份|县|区|市|州|旗|盟|乡|镇|苏木|师|省|地区|地级以上市|地级及以上市|地级市|设区市|设区的市|县级|区级|市级|省级|乡级|省辖市|省直管县|自治区|直辖市|自治州|自治县|县级市|街道|街|开发区|功能区|经济区|新区|管理区|高新区|经开区|园区|地|地方|村|社区|兵团|新疆生产建设兵团|计划单列市|示范区|先行区|管委会|产业园区|开发园区)"
                    + "(\\([^()]{1,40}\\))?[、和及与/]?){1,8}(各级)?"
                    + "(人民政府|政府|行政公署|党委政府|党委|党工委|管委会|管理委员会|办事处|街道办事处|街道办|街道|开发区|行政区|党委、政府|党政|未成年人保护工作(领导小组|委员会)(办公室)?|未保办)*(\\(含[^()]{1,40}\\))?((及|和|、|(?=各))(其|各|相关|有关|所属|市级|直属)*(部门|单位|机构))?");
    private static final Pattern LOCAL_START = Pattern.compile(
            "([市县区][属辖]?各[^委]*[区县街道乡镇]|功能区|开发园区|各|相关|有关|属地|地方|试点|所在|全市各|全省各|所有|辖区|[县区市乡镇]\\(|区县|县区|县级|区级|市县|乡镇|镇街|省级|街道|县、).*");
    /** 各区教育局, 各乡镇(街道)民政所. */
    private static final Pattern LOCAL_BODY = Pattern.compile(
            "(各|有关|相关)*(县级|区级|县|区|市|州|旗|乡|镇|街道|街|村|居|社区|苏木|新区|开发区|园区|[、/和及与]){1,8}(\\([^()]{1,20}\\))?"
                    + "(?![直级属场政容])[^的，。、]{0,10}(部门|局|委|委会|委员会|办|站|所|中心|党委|妇联|残联|团委|工会|学校|人民政府|政府|法院|检察院)(\\([^()]{1,20}\\))?|各省级[^的，。、部]{2,14}(机制|小组|委员会)");

    /** Those of the county that issues the document, more often than those of all counties. */
    private static final Pattern OWN_DEPARTMENTS = Pattern.compile("[县区]级(各|有关|相关)*(部门|单位)");

    private static final Set<String> NOT_COUNTIES = Set.of(
            "市级",
            "县级",
            "省级",
            "区级",
            "地方",
            "村",
            "社区",
            "市",
            "县",
            "区",
            "省",
            "地",
            "乡",
            "镇",
            "各级",
            "园区",
            "市县",
            "所有",
            "乡级",
            "兵团",
            "新疆生产建设兵团",
            "管委会",
            "开发区",
            "高新区",
            "经开区",
            "新区");
    private static final Pattern COLLECTIVE = Pattern.compile(
            "各.+|.+各(专班|部门|单位|成员单位|机关|处室|科室|委办局|有关部门|有关单位|相关部门|相关单位|专项组|小组|工作组|工作团|[总大中支]队|分局|派出所|支行|分会|支部|学校|直属学校|中小学校|高校|院校|医院|企业)|.*(成员单位|相关部门|有关部门|相关单位|有关单位|部门和单位|部门单位|部门\\(单位\\)|单位\\(部门\\)|牵头单位|责任单位|配合单位|牵头部门|责任部门|配合部门|主管部门|监管部门|职能部门|审批部门|执法部门|监管单位|主管单位)"
                    + "|(市|省|县|区|中央|国家|州|市属|省属|区属|县属|驻市|驻区|驻县|市级|市直|省级|省直|县级|县直|区级|区直|全市|全省|其他|其它|相关|有关|行业|国务院|政府|党委|职能|业务|综合|涉及|司法|政法|所有|全体|同级|上级|直属|群团|社会)*(部门|单位|机构|机关|团体|组织|企业|学校|高校|院校|地区|职能|行业|力量|委办局|群团组织|人民团体|新闻媒体|媒体|平台企业|金融机构|医疗机构)((和|及|、)(部门|单位|机构|企业|地区))?"
                    + "|.*(工作专班|专责小组|专项小组)(成员单位|牵头单位)");
    private static final Pattern ENDING = Pattern.compile(
            ".*(局|委|办|部|厅|院|会|署|政府|中心|公司|银行|集团|支行|分行|总行|总队|支队|大队|海关|大学|学院|学校|中学|小学|党校|联|室|处|所|站|组|校|馆|电视台|气象台|广播台|供销社|报社|通讯社|新华社|总社|联社|信用社|专班|人行|农发行|国开行|兵团|机关|街道|办事处|人大|政协|法院|检察院|联盟|联合体|队|基地|医院|科|股|指挥部|纪委监委|党组|党委|工委|企业联合会|电网|院校|协作区|控股|投控|城投|国投|交投|产投|(?<!社会|民间|国有|产业|金融|风险|工商|耐心|创投)资本|宫|监狱|(?<![妥外筹])协|商行|[工农中建]行|电台|总台|幼儿园|法庭|审判庭|国网.{2,4}电力)"
                    + "(\\([^()]{1,40}\\))?");
    private static final Pattern PLACE_START = Pattern.compile(
            "[^的，]{2,6}海关|((市|省|县|区|州|盟|旗|国家|中国|中央|国务院|全国|最高|团|共青团|自治区|兵团|海关|税务|人行|农发行|中共|武警|各民主党派|国网|人民银行).*)|.{1,9}(市|省|县|区|州|盟|旗|镇|乡).+");
    private static final Set<String> KNOWN = Set.of(
            "人民银行",
            "银保监会",
            "证监会",
            "银监会",
            "保监会",
            "金融监管总局",
            "团市委",
            "团省委",
            "团中央",
            "团县委",
            "团区委",
            "团州委",
            "共青团中央",
            "妇联",
            "残联",
            "工商联",
            "科协",
            "文联",
            "侨联",
            "网信办",
            "编办",
            "海关",
            "法院",
            "检察院",
            "人大",
            "政协",
            "总工会",
            "红十字会",
            "关工委",
            "中国关工委",
            "全国妇联",
            "全国总工会",
            "中央政法委",
            "最高人民法院",
            "最高人民检察院",
            "最高法院",
            "最高检",
            "最高法",
            "高法院",
            "高检院",
            "贸促会",
            "海关总署",
            "税务总局",
            "市场监管总局",
            "体育总局",
            "广电总局",
            "医保局",
            "能源局",
            "供销合作总社",
            "供销社",
            "药监局",
            "粮食和储备局",
            "知识产权局",
            "移民局",
            "邮政局",
            "铁路局",
            "民航局",
            "国资委",
            "文明办",
            "扶贫办",
            "乡村振兴局",
            "国铁集团",
            "国管局",
            "中编办",
            "外汇局",
            "林草局",
            "中医药局",
            "疾控局",
            "数据局",
            "气象局",
            "信访局",
            "消防救援局",
            "公安部",
            "人力资源社会保障部",
            "新华社",
            "市纪委监委",
            "纪委监委",
            "统战部",
            "宣传部",
            "组织部",
            "政法委",
            "电网公司",
            "各民主党派");
    private static final Pattern GOVERNMENT_BODY =
            Pattern.compile("(国家|中央|全国|中国|最高)?[^的，、]{2,14}(部|局|总局|委|委员会|厅|办公厅|署|总署|院)");
    private static final Pattern SENTENCE = Pattern.compile(
            "(设在|含(?!山)|原(?![州阳平子])|即(?!墨)|如(?![东皋城])|包括|简称|以下|对(?![外口])|经(?![济信开贸发管])|在|根据|按).*|.*(的|应当|要求|[。！？“”《》]).*");
    /** What is no body though its last character says so. */
    private static final Pattern NO_BODY = Pattern.compile(".*(布局|格局|部署|社会组织|[大小背]街|(商业|步行|沿|周边)街)|全局|大局|开局");

    /** 市教育局指导各学校 is a body and what it does. */
    private static final Pattern DOES = Pattern.compile(".*(指导|督促|组织|动员|监管|监督|联系|管理|覆盖|加强|压实|推动|牵头|带领)对?各.*");

    private static final Pattern WHOLE_PLACE = Pattern.compile("全[市县区省州旗盟]");

    private static final Pattern VERBS = Pattern.compile(".*(推进|加强|开展|落实|负责|牵头|配合|要|由|按|下).*");
    private static final Pattern COMMITTEE = Pattern.compile(".*(组|办|办公室|专班|委员会|指挥部|联席会议)");
    private static final Pattern NAMED_PLACE =
            Pattern.compile(".{1,10}(开发区|新区|高新区|经开区|园区|示范区|度假区|管理区|功能区|街道|街|乡|镇|县|区|市|州|旗)");
    private static final Pattern QUOTED = Pattern.compile("[“”《》〈〉]");
    private static final String LEVELS = "省市县区州盟旗镇乡";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;
    private static final int USUAL = 24;
    private static final int LONGEST_UNKNOWN = 12;

    private BodyWords() {}

    /** What the folded text without white space names. */
    static Kind kind(String written) {
        String name = written.replace('[', '(').replace(']', ')');
        if (name.length() < SHORTEST
                || name.length() > 2 * LONGEST
                || DOES.matcher(name).matches()) {
            return Kind.NONE;
        }
        if (KNOWN.contains(name) || (LEVELS.indexOf(name.charAt(0)) >= 0 && KNOWN.contains(name.substring(1)))) {
            return Kind.BODY;
        }
        if (counties(name)) {
            return Kind.COUNTIES;
        }
        if (COLLECTIVE.matcher(name).matches()) {
            return Kind.COLLECTIVE;
        }
        if (NO_BODY.matcher(name).matches() || WHOLE_PLACE.matcher(name).matches()) {
            return Kind.NONE;
        }
        boolean place = NAMED_PLACE.matcher(name).matches();
        if (name.length() > LONGEST
                || (!place && !ENDING.matcher(name).matches())
                || SENTENCE.matcher(QUOTED.matcher(name).replaceAll("")).matches()) {
            return Kind.NONE;
        }
        boolean placed = PLACE_START.matcher(name).matches()
                || GOVERNMENT_BODY.matcher(name).matches();
        placed &= !place
                && (COMMITTEE.matcher(name).matches() || !VERBS.matcher(name).matches());
        return placed && name.length() <= USUAL ? Kind.BODY : Kind.LIKELY_BODY;
    }

    /** Whether it may stand in a list that a label announces, though its ending is unknown: 市老科协. */
    static boolean mayBeNamed(String name) {
        return name.length() > SHORTEST
                && name.length() <= LONGEST_UNKNOWN
                && LEVELS.indexOf(name.charAt(0)) >= 0
                && !VERBS.matcher(name).matches()
                && !SENTENCE.matcher(name).matches();
    }

    /** Whether a label makes it sure that it is a body: 镇民政办 and 湖城水务集团, but not 高新区. */
    static boolean isUsual(String name) {
        return name.length() <= USUAL
                && ENDING.matcher(name).matches()
                && !VERBS.matcher(name).matches();
    }

    static boolean names(String name) {
        return kind(name) != Kind.NONE;
    }

    /** Whether it is the name of one body, surely or probably. */
    public static boolean isBody(String name) {
        Kind kind = kind(name);
        return kind == Kind.BODY || kind == Kind.LIKELY_BODY;
    }

    private static boolean counties(String name) {
        return LOCAL_START.matcher(name).matches()
                && !NOT_COUNTIES.contains(name)
                && !OWN_DEPARTMENTS.matcher(name).matches()
                && (COUNTIES.matcher(name).matches() || LOCAL_BODY.matcher(name).matches());
    }
}

package shian.sample;

import java.util.List;

/**
 * One of the 34 food categories: its share of all batches and its failure rate, both in percent.
 *
 * <p>The six largest shares and their rates are those of a published table of another city; the rest is invented.
 */
record FoodCategory(String title, double share, double failureRate, List<String> products) {

    static final String CATERING = "餐饮食品";
    static final String PRODUCE = "食用农产品";

    static final List<FoodCategory> ALL = List.of(
            of("粮食加工品", 4.8, 0.36, "小麦粉", "挂面", "大米"),
            of("食用油、油脂及其制品", 2.4, 0.6, "胡麻油", "菜籽油"),
            of("调味品", 2.8, 0.25, "酱油", "食醋", "火锅蘸料"),
            of("肉制品", 3.6, 0.69, "酱牛肉", "风干牛肉", "香肠"),
            of("乳制品", 2.2, 0.1, "灭菌乳", "发酵乳", "奶片"),
            of("饮料", 1.9, 0.7, "包装饮用水", "奶茶", "果汁饮料"),
            of("方便食品", 1.2, 0.6, "方便面", "炒米"),
            of("饼干", 0.7, 0.3, "酥性饼干", "曲奇"),
            of("罐头", 0.5, 0.3, "黄桃罐头", "肉罐头"),
            of("冷冻饮品", 0.6, 0.5, "雪糕", "冰棍"),
            of("速冻食品", 1.2, 0.4, "速冻水饺", "速冻烧麦"),
            of("薯类和膨化食品", 0.9, 0.7, "薯片", "锅巴"),
            of("糖果制品", 0.6, 0.2, "奶糖", "果冻"),
            of("茶叶及相关制品", 0.7, 0.3, "砖茶", "绿茶"),
            of("酒类", 2.1, 0.6, "白酒", "啤酒", "马奶酒"),
            of("蔬菜制品", 1.1, 1.2, "酱腌菜", "干制蘑菇"),
            of("水果制品", 0.7, 0.8, "沙棘果干", "蜜饯"),
            of("炒货食品及坚果制品", 0.9, 0.9, "葵花籽", "花生"),
            of("蛋制品", 0.4, 0.2, "松花蛋", "咸鸭蛋"),
            of("可可及焙烤咖啡产品", 0.1, 0, "焙炒咖啡"),
            of("食糖", 0.5, 0.3, "白砂糖", "红糖"),
            of("水产制品", 0.4, 0.8, "干海带", "虾皮"),
            of("淀粉及淀粉制品", 0.7, 0.9, "马铃薯粉条", "玉米淀粉"),
            of("糕点", 3.3, 0.58, "月饼", "面包", "焙子"),
            of("豆制品", 0.9, 0.6, "豆腐干", "腐竹"),
            of("蜂产品", 0.3, 0.6, "蜂蜜"),
            of("保健食品", 0.3, 0.2, "维生素片"),
            of("特殊膳食食品", 0.2, 0.2, "婴幼儿米粉"),
            of("特殊医学用途配方食品", 0.05, 0, "全营养配方粉"),
            of("婴幼儿配方食品", 0.25, 0, "婴儿配方乳粉"),
            of(CATERING, 29.4, 2.82, "手把肉", "油条", "凉皮", "复用餐具"),
            of(PRODUCE, 35.1, 2.99, "羊肉", "韭菜", "芹菜", "鸡蛋", "苹果", "鲤鱼"),
            of("食品添加剂", 0.1, 0, "复配膨松剂"),
            of("其他食品", 0.1, 0.5, "其他"));

    private static FoodCategory of(String title, double share, double failureRate, String... products) {
        return new FoodCategory(title, share, failureRate, List.of(products));
    }

    boolean isCatering() {
        return title.equals(CATERING);
    }

    boolean isProduce() {
        return title.equals(PRODUCE);
    }

    /** Whether it comes in a package that names its maker. */
    boolean isPackaged() {
        return !isCatering() && !isProduce();
    }
}

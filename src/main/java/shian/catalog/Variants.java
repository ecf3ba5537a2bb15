package shian.catalog;

import java.util.BitSet;

/** Characters that are written in several shapes, of those that names of divisions, codes and headers are made of (domain.md D23). */
public final class Variants {

    private static final String OTHER = "號鎮裡區縣鄉檢驗樣產業務單編報類結論項標準農藥舊臺灣環節學蘭賓爾淸許證監風險處罰額陽陰東長廣會關於數據預撥級資";
    private static final String USUAL = "号镇里区县乡检验样产业务单编报类结论项标准农药旧台湾环节学兰宾尔清许证监风险处罚额阳阴东长广会关于数据预拨级资";

    private static final BitSet OTHERS = new BitSet();

    static {
        OTHER.chars().forEach(OTHERS::set);
    }

    private Variants() {
    }

    /** The text in the usual shapes; the same object if it is in them already. Not for names of firms: these are kept as they stand. */
    public static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (OTHERS.get(text.charAt(i))) {
                StringBuilder folded = new StringBuilder(text.length());
                text.chars().forEach(c -> folded.append(usual((char) c)));
                return folded.toString();
            }
        }
        return text;
    }

    private static char usual(char c) {
        int at = OTHER.indexOf(c);
        return at < 0 ? c : USUAL.charAt(at);
    }
}

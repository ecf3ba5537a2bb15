package shian.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** The quantitative grades of caterers: 98 % have one (F057), of these 20 % A and 66 % B (F058, F059). */
record QuantitativeGrades(Random random) {

    private static final int A = 1_246;
    private static final int B = 4_111;
    private static final int C = 872;

    void give(List<RegisterDraft> caterers) {
        FoodRegister.some(caterers, A + B + C, d -> true, random, d -> {
            d.quantitativeGrade = "C";
            LocalDate day = d.afterwards(random);
            d.quantitativeOn = day;
        });
        FoodRegister.some(caterers, A + B, d -> d.quantitativeGrade != null, random, d -> d.quantitativeGrade = "B");
        FoodRegister.some(caterers, A, d -> "B".equals(d.quantitativeGrade), random, d -> d.quantitativeGrade = "A");
    }
}

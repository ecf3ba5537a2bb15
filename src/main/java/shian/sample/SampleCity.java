package shian.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Writes the files that the departments of an invented city hand in for 2020, 2021 and January to May 2022.
 *
 * <p>Firms, offices, numbers and dates are invented. At scale 1 the city's totals are the published ones: sampling
 * batches, food cases with their fines and confiscations, food safety funds, residents, monitored samples, cases of
 * foodborne disease. The same seed and scale always give the same bytes.
 */
public final class SampleCity {

    private static final String NOTICE_NAME = "关于报送2022年抽检数据的通知.txt";
    private static final String NOTICE = """
            关于报送2022年抽检数据的通知

            各旗县区市场监督管理局：
            请于每月10日前报送上月食品抽检明细表。无抽检任务的，请零报告。
            （示例文件，不是数据。）
            """;

    private final Seed seed;
    private final int scale;

    /**
     * A city to be written.
     *
     * @param seed which of the possible cities
     * @param scale how many times the rows of the sampling details, and of what follows from them, are multiplied, at least 1; above 1 the totals are no
     *     longer the published ones
     */
    public SampleCity(long seed, int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("The scale must be at least 1, but was: " + scale);
        }
        this.seed = new Seed(seed);
        this.scale = scale;
    }

    /**
     * Writes the files into folders by department.
     *
     * @param directory the inbox to write into; created when it is missing, files of the same names are replaced
     * @throws IOException when a file cannot be written
     */
    public void writeTo(Path directory) throws IOException {
        refuseWithoutChineseNames(directory);
        writeSupervision(directory.resolve("market-regulation"), directory.resolve("education"));
        writeAgriculture(directory);
        writeHealth(directory.resolve("health"));
        writeGrain(directory.resolve("grain"));
        writeReview(directory.resolve("review-office"));
        new PopulationFeed().writeTo(directory.resolve("statistics"));
        new ScienceProjectsFeed().writeTo(directory.resolve("science"));
        Budget budget = new Budget(seed);
        new BudgetFeed(budget).writeTo(directory.resolve("finance"));
        new DisbursementFeed(seed, budget).writeTo(directory.resolve("finance"));
    }

    /** What follows from batches and from the register of units; the schools' canteens are of the register too. */
    private void writeSupervision(Path marketRegulation, Path education) throws IOException {
        SamplingPlan plan = new SamplingPlan(seed, scale);
        SamplingTally tally = new SamplingTally();
        SamplingBatches batches = new SamplingBatches(seed, plan);
        new SamplingDetailFeed(plan, batches).writeTo(marketRegulation, tally);
        new SamplingSummaryFeed(tally).writeTo(marketRegulation);
        new SamplingPlanFeed().writeTo(marketRegulation);
        new TestItemFeed(seed, batches).writeTo(marketRegulation);
        Disposals disposals = new Disposals(seed, batches);
        EnforcementCases cases = new EnforcementCases(seed, scale, disposals);
        new DisposalFeed(disposals, cases, batches).writeTo(marketRegulation);
        new EnforcementCaseFeed(cases).writeTo(marketRegulation);
        new EnforcementFormFeed(cases).writeTo(marketRegulation);
        new ComplaintsFeed(seed, scale, cases).writeTo(marketRegulation);
        FoodRegister register = new FoodRegister(seed, batches);
        new LicenceRegisterFeed(register).writeTo(marketRegulation);
        new RiskGradesFeed(register).writeTo(marketRegulation);
        new PlatformRegistrationsFeed(register).writeTo(marketRegulation);
        new InspectionVisitsFeed(seed, register).writeTo(marketRegulation);
        new CanteensFeed(seed, register).writeTo(education);
        Staff staff = new Staff(seed);
        new StaffFeed(seed, staff).writeTo(marketRegulation);
        new StationFeed(seed, staff).writeTo(marketRegulation);
        new ManagerExamFeed(seed).writeTo(marketRegulation);
        Files.writeString(marketRegulation.resolve(NOTICE_NAME), NOTICE);
    }

    private void writeAgriculture(Path directory) throws IOException {
        Path agriculture = directory.resolve("agriculture");
        new ProduceSamplesFeed(seed, new SampledUnits(seed)).writeTo(agriculture);
        new ArableLandFeed().writeTo(agriculture, directory.resolve("natural-resources"));
        new PestControlFeed().writeTo(agriculture);
        new SlaughterFeed(seed).writeTo(agriculture);
        new AgriCoordinatorFeed(seed).writeTo(agriculture);
    }

    private void writeHealth(Path health) throws IOException {
        new ChemicalSamplesFeed(seed).writeTo(health);
        new MicrobialSamplesFeed(seed).writeTo(health);
        new FoodborneCasesFeed(seed).writeTo(health);
        new InstitutionsFeed().writeTo(health);
    }

    private void writeGrain(Path grain) throws IOException {
        new GrainSamplesFeed(seed).writeTo(grain);
        new GrainPurchasesFeed().writeTo(grain);
        new GrainCentresFeed().writeTo(grain);
    }

    private void writeReview(Path reviewOffice) throws IOException {
        new CoordinatorFeed(seed).writeTo(reviewOffice);
        new OnsitePointsFeed(seed).writeTo(reviewOffice);
        new CovertPointsFeed(seed).writeTo(reviewOffice);
        new EvidenceDocumentsFeed(seed).writeTo(reviewOffice);
        new InterviewsFeed(seed).writeTo(reviewOffice);
    }

    /** Before anything is written: Java takes the encoding of file names from the locale it was started in. */
    private static void refuseWithoutChineseNames(Path directory) throws IOException {
        try {
            directory.resolve(NOTICE_NAME);
        } catch (InvalidPathException e) {
            throw new IOException("Some sample files have Chinese names, which this locale cannot write: "
                    + "set LC_ALL=C.UTF-8 and start again", e);
        }
    }
}

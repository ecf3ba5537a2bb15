package shian;

/** Starts Shian. */
public final class Shian {

    private Shian() {
    }

    public static void main(String[] arguments) {
        System.out.println("shian");
    }
}

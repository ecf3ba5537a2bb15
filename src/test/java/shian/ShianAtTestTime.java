package shian;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Shian as a process of its own whose clock is that of the tests. */
final class ShianAtTestTime {

    private ShianAtTestTime() {
    }

    public static void main(String[] arguments) {
        System.exit(Shian.run(System::getenv, TestTime.clock(), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), arguments));
    }
}

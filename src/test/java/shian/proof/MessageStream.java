package shian.proof;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** PostgreSQL's protocol, version 3: a type of one byte, a length, a body; only the first message has no type. */
final class MessageStream {

    private final DataInputStream in;

    MessageStream(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    byte[] first() throws IOException {
        int length = in.readInt();
        byte[] message = new byte[length];
        ByteBuffer.wrap(message).putInt(length);
        in.readFully(message, Integer.BYTES, length - Integer.BYTES);
        return message;
    }

    byte[] next() throws IOException {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] message = new byte[1 + length];
        ByteBuffer.wrap(message).put(type).putInt(length);
        in.readFully(message, 1 + Integer.BYTES, length - Integer.BYTES);
        return message;
    }
}

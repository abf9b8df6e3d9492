package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import throughline.connectors.as2.As2Refused.Fault;

/** A MIME entity (RFC 2045) over its exact bytes: a head, an empty line, a body. */
public final class MimeEntity {

    private static final byte[] LINE = {'\r', '\n'};
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, LINE);

    private final Fields fields;
    private final byte[] bytes;
    private final int bodyAt;

    private MimeEntity(Fields fields, byte[] bytes, int bodyAt) {
        this.fields = fields;
        this.bytes = bytes;
        this.bodyAt = bodyAt;
    }

    /** @param bytes head, empty line and body */
    public static MimeEntity parse(byte[] bytes) {
        int head = 0;
        for (int at = 0; at < bytes.length; ) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int next = Math.min(end + 1, bytes.length);
            boolean empty = end == at || end == at + 1 && bytes[at] == '\r';
            if (empty) {
                return new MimeEntity(Fields.parse(new String(bytes, 0, head, ISO_8859_1)), bytes, next);
            }
            head = next;
            at = next;
        }
        return new MimeEntity(Fields.parse(new String(bytes, ISO_8859_1)), bytes, bytes.length);
    }

    public static MimeEntity of(Fields fields, byte[] body) {
        var head = fields.bytes();
        return new MimeEntity(fields, joined(head, body), head.length);
    }

    /** What came by HTTP: the fields were the message's own. */
    static MimeEntity ofHttp(Fields fields, byte[] body) {
        return new MimeEntity(fields, body, 0);
    }

    /** Parts one after the other (RFC 2046 5.1). The boundary is made of what it divides, so it does not occur in it. */
    static MimeEntity multipart(String type, List<MimeEntity> parts) {
        var digest = Digest.SHA_256.digester();
        parts.forEach(part -> digest.update(part.bytes));
        var boundary = "----=_" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(("--" + boundary + "\r\n").getBytes(ISO_8859_1));
            body.writeBytes(part.bytes);
            body.writeBytes(LINE);
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(ISO_8859_1));
        return of(
                Fields.of(Map.of("Content-Type", "%s; boundary=\"%s\"".formatted(type, boundary))), body.toByteArray());
    }

    static byte[] base64(byte[] bytes) {
        return BASE64.encode(bytes);
    }

    public Fields fields() {
        return fields;
    }

    /** {@code multipart/signed}. */
    String type() {
        return fields.word("Content-Type");
    }

    /** Head and body, as a signature is made over them. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public byte[] body() {
        return Arrays.copyOfRange(bytes, bodyAt, bytes.length);
    }

    /**
     * The body without its transfer encoding.
     *
     * @throws As2Refused when it is encoded as nobody here does
     */
    byte[] content() throws As2Refused {
        var encoding = fields.word("Content-Transfer-Encoding");
        return switch (encoding) {
            case "", "binary", "8bit", "7bit" -> body();
            case "base64" -> {
                try {
                    yield Base64.getMimeDecoder().decode(body());
                } catch (IllegalArgumentException wrong) {
                    throw new As2Refused(Fault.UNEXPECTED, "what calls itself base64 is not", wrong);
                }
            }
            default ->
                throw new As2Refused(
                        Fault.UNEXPECTED, "the transfer encoding '%s' is not known here".formatted(encoding));
        };
    }

    /** @throws As2Refused when it has no parts, or the last one has no end */
    List<MimeEntity> parts() throws As2Refused {
        var delimiter = ("--"
                        + fields.parameter("Content-Type", "boundary")
                                .orElseThrow(() -> new As2Refused(Fault.UNEXPECTED, "a multipart has no boundary")))
                .getBytes(ISO_8859_1);
        var parts = new ArrayList<MimeEntity>();
        int at = delimiter(delimiter, bodyAt);
        while (at >= 0 && !startsWith(new byte[] {'-', '-'}, at + delimiter.length)) {
            int start = at + delimiter.length;
            while (start < bytes.length && bytes[start - 1] != '\n') {
                start++;
            }
            int next = delimiter(delimiter, start);
            if (next < 0) {
                break;
            }
            int end = next > start && bytes[next - 1] == '\n' ? next - 1 : next;
            end = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            parts.add(parse(Arrays.copyOfRange(bytes, start, end)));
            at = next;
        }
        if (at < 0 || parts.isEmpty() || !startsWith(new byte[] {'-', '-'}, at + delimiter.length)) {
            throw new As2Refused(Fault.UNEXPECTED, "a multipart is not whole");
        }
        return parts;
    }

    /** Where a line begins with the delimiter, from {@code from} on, or -1. */
    private int delimiter(byte[] delimiter, int from) {
        for (int at = from; at + delimiter.length <= bytes.length; at++) {
            boolean line = at == bodyAt || bytes[at - 1] == '\n';
            if (line && startsWith(delimiter, at) && endsThere(at + delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Another boundary may begin with this one. */
    private boolean endsThere(int at) {
        return at == bytes.length || bytes[at] == '-' || bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == ' ';
    }

    private boolean startsWith(byte[] start, int at) {
        return at + start.length <= bytes.length && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }

    /** The same with every line ended by CR LF, as signers of text write it whatever was on the wire (RFC 8551 3.1.1). */
    byte[] canonical() {
        var lines = new ByteArrayOutputStream(bytes.length + 64);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n' && (at == 0 || bytes[at - 1] != '\r')) {
                lines.write('\r');
            }
            lines.write(bytes[at]);
        }
        return lines.toByteArray();
    }

    private static byte[] joined(byte[] head, byte[] body) {
        var both = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        return both;
    }
}

package throughline.routes.ftps;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;
import throughline.routes.ChannelSockets;

/**
 * One connection to an FTPS server: commands and every byte of data under TLS, the server's certificate and its name checked on both.
 *
 * <p>Careful servers take a data connection only when it goes on with the TLS session of the commands, because anybody could open one
 * otherwise. Java looks for a session to go on with under the host and port that a connection is said to be to; so each data connection
 * is said to be to those of the commands. That holds for TLS 1.2. Sessions of TLS 1.3 can be gone on with once only, so with such servers
 * it has to be a profile's wish.
 */
final class FtpsLine extends FTPSClient {

    private final SSLContext context;
    private final FtpsPlace place;
    private final int silenceMillis;
    private int resumed;

    /** @param silence how long the server may say nothing */
    FtpsLine(SSLContext context, FtpsPlace place, Duration greeting, Duration silence) {
        super(false, context);
        setSocketFactory(new ChannelSockets());
        this.context = context;
        this.place = place;
        this.silenceMillis = (int) silence.toMillis();
        setEndpointCheckingEnabled(true);
        setEnabledProtocols(new String[] {place.tls()});
        setConnectTimeout((int) greeting.toMillis());
        setDefaultTimeout((int) greeting.toMillis());
        setDataTimeout(silence);
        setControlEncoding(StandardCharsets.UTF_8.name());
        // The server may name another host for the data than itself: it is not believed.
        setIpAddressFromPasvResponse(false);
        setRemoteVerificationEnabled(true);
    }

    /** @throws IOException in words for an operator, without the password */
    void enter(String password) throws IOException {
        connect(place.host(), place.port());
        setSoTimeout(silenceMillis);
        if (!login(place.user(), password)) {
            throw new IOException("%s does not let %s in: %s".formatted(place.address(), place.user(), answer()));
        }
        execPBSZ(0);
        execPROT("P");
        // Data connections begin as plain sockets, and are wrapped below before a byte goes over them.
        setSocketFactory(new ChannelSockets());
        enterLocalPassiveMode();
        if (!setFileType(BINARY_FILE_TYPE)) {
            throw new IOException("%s does not take files as they are: %s".formatted(place.address(), answer()));
        }
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
        var plain = super._openDataConnection_(command, argument);
        if (plain == null) {
            return null;
        }
        try {
            var secure = (SSLSocket) context.getSocketFactory()
                    .createSocket(new DataSocket(plain, place.port()), place.host(), place.port(), true);
            var parameters = secure.getSSLParameters();
            parameters.setProtocols(new String[] {place.tls()});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            resumed += goesOn(secure) ? 1 : 0;
            return secure;
        } catch (IOException failure) {
            plain.close();
            throw failure;
        }
    }

    /** Whether a data connection goes on with the session of the commands. */
    private boolean goesOn(SSLSocket data) {
        return _socket_ instanceof SSLSocket commands
                && Arrays.equals(
                        commands.getSession().getId(), data.getSession().getId());
    }

    /** How many data connections went on with the session of the commands. */
    int resumed() {
        return resumed;
    }

    /** @throws IOException when the last command was not obeyed */
    void obeyed(boolean yes, String what) throws IOException {
        if (!yes) {
            throw new IOException("%s does not let us %s: %s".formatted(place.address(), what, answer()));
        }
    }

    /** The server's last words, on one line. */
    private String answer() {
        return String.valueOf(getReplyString()).strip().replaceAll("\\s+", " ");
    }

    void leave() {
        try {
            if (isConnected()) {
                logout();
            }
        } catch (IOException goneAlready) {
            // Then there is nobody to say goodbye to.
        } finally {
            try {
                disconnect();
            } catch (IOException closed) {
                // It is closed either way.
            }
        }
    }
}

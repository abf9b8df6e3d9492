package throughline.routes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/** Sockets that are closed when the thread that waits on them is interrupted; the usual ones take no notice. */
public final class ChannelSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        return SocketChannel.open().socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return SocketChannel.open(new InetSocketAddress(host, port)).socket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int ownPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, here, ownPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int ownPort) throws IOException {
        var channel = SocketChannel.open().bind(new InetSocketAddress(here, ownPort));
        channel.connect(new InetSocketAddress(host, port));
        return channel.socket();
    }
}

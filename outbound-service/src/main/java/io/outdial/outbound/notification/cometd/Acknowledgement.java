package io.outdial.outbound.notification.cometd;

import org.cometd.bayeux.Channel;
import org.cometd.bayeux.server.BayeuxServer.Extension;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Notices what has arrived: a connect confirms what the reply before it carried, with the acknowledge extension exactly
 * what it names. Where CometD's own extension counts batches of a session, this one names the event of the user's
 * stream, which means the same to every replica.
 */
final class Acknowledgement implements Extension {

    @Override
    public boolean rcvMeta(ServerSession session, ServerMessage.Mutable message) {
        if (session instanceof UserSession connecting && Channel.META_CONNECT.equals(message.getChannel())) {
            connecting.connectReceived(message);
        }
        return true;
    }

    @Override
    public boolean sendMeta(ServerSession to, ServerMessage.Mutable message) {
        if (to instanceof UserSession opened
                && opened.acknowledges()
                && message.isSuccessful()
                && Channel.META_HANDSHAKE.equals(message.getChannel())) {
            message.getExt(true).put(UserSession.ACK, true);
        }
        return true;
    }
}

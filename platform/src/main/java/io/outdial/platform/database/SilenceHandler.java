package io.outdial.platform.database;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection to the database on which nothing has come for too long. The client's own read timeout does not do
 * it: it says goodbye to the server and waits for the server to hang up, which one that is dead or frozen never does.
 * Closing it from the network's side of its codec fails every waiting caller at once.
 */
final class SilenceHandler extends IdleStateHandler {

    private SilenceHandler(Duration longest) {
        super(longest.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    /** @param connection just made by a pool */
    static void watch(SqlConnection connection, Duration longest) {
        SocketConnectionBase line = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        Channel channel = line.socket().channelHandlerContext().channel();
        channel.pipeline().addFirst(new SilenceHandler(longest));
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var unused = context.close();
    }
}

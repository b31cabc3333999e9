// The socket type of this server: each line has a strand of its own, on which all its handlers run.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>

namespace websocket {

using BeastStrand = boost::asio::strand<boost::asio::io_context::executor_type>;
using BeastSocket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, BeastStrand>;

}  // namespace websocket

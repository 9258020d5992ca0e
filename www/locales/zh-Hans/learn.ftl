# “学习”板块的文字，它是单独的程序。其示例与“检查”中画法相同，故也用页面的文字。
# 较长的文字中，每行是一段；`…` 是代码；[6455 5.2] 是指向该 RFC 该节的链接。
# 关于 www/learn/connection.pcapng 中字节的说明只对那次录制成立：www/learn/README.md 说明如何在其中查看。

## 板块的框架

learn-contents = 目录
learn-connection = 这条连接
learn-done = 已读
learn-read = 已读 { $count }/{ $of }
learn-connection-title = 一条 WebSocket 连接，逐字节讲解
learn-connection-lead =
    一次真实的会话，在两个程序之间录制：{ $packets } 个数据包，{ $frames } 帧，{ $bytes } 字节 TCP 载荷。按时间顺序讲述，客户端在左，服务器在右。载荷没有一个字节略过，打开和关闭连接的那些 TCP 首部也是如此。
    展开任意一行，点击其中的字节，就能看到它们是什么。帧是活的：翻转一位，更换密钥，输入别的载荷，看看接收方会怎样理解。你在这里做的一切都不会离开这个标签页。
learn-take-all = 在“检查”中打开整个捕获
learn-download = connection.pcapng
learn-link = 指向 { $name } 的链接
learn-bytes = { $count ->
   *[other] { $count } 字节
}
learn-made = 为本页而造，不是录制的
learn-packets-one = 捕获中的第 { $first } 个数据包。
learn-packets-several = 捕获中的第 { $first } 至 { $last } 个数据包。
learn-stream-client = 客户端所发内容的第 { $first } 至 { $last } 字节，从 0 数起。
learn-stream-server = 服务器所发内容的第 { $first } 至 { $last } 字节，从 0 数起。
learn-runs = 字节
learn-fields = 全部字段
learn-commands = 在捕获中查看
learn-try = 试一试
learn-edit = 编辑
learn-back = 恢复原来的字节
learn-take = 在“检查”中打开

## 可以尝试的修改

learn-attempt-zero-key = 把密钥设为 00 00 00 00
learn-attempt-random-key = 换一个随机密钥
learn-attempt-no-mask = 去掉掩码
learn-attempt-mask = 加上掩码
learn-attempt-other-fin = 翻转 FIN
learn-attempt-sixteen-bits = 用 16 位表示长度
learn-attempt-sixty-four-bits = 用 64 位表示长度
learn-attempt-text-again = 把操作码改为 1
learn-attempt-long-ping = 改为 126 字节
learn-attempt-other-rsv1 = 翻转 RSV1
learn-attempt-no-status = 以 1005 关闭
learn-attempt-own-status = 以 4000 关闭
learn-try-of-hello = 更换密钥，观察载荷：文本不变，线路上的字节却变了。
learn-try-of-echo = 客户端收到加了掩码的帧，该怎么办？
learn-try-of-attack = 把密钥设为零，然后像代理那样读线路上的内容：看字符那一列。
learn-try-of-sixteen-bits = 64 位也装得下 256。发送方可以用吗？
learn-try-of-seven-bits = 18 用 7 位就够了；发送方必须用装得下的最短形式。
learn-try-of-first-fragment = 如果 FIN 为 1，消息到这里就结束了。
learn-try-of-second-fragment = 带有自己操作码的分片，等于在消息里面又开始一条消息。
learn-try-of-last-fragment = 没有 FIN，接收方会一直等下去。
learn-try-of-ping-between = 控制帧最多 125 字节，而且从不分片。
learn-try-of-ping = 控制帧最多 125 字节，而且从不分片。
learn-try-of-price = 没有 RSV1，这些字节就会被当作文本本身。
learn-try-of-price-back = 没有 RSV1，这些字节就会被当作文本本身。
learn-try-of-price-again = 没有 RSV1，这些字节就会被当作文本本身。
learn-try-of-price-again-back = 没有 RSV1，这些字节就会被当作文本本身。
learn-try-of-close = 1005 表示没有收到状态码，所以绝不能发送。4000 至 4999 由应用自己使用。
learn-try-of-close-back = 1005 表示没有收到状态码，所以绝不能发送。4000 至 4999 由应用自己使用。

## accept 值的计算步骤

learn-accept-title = 计算 accept 值
learn-accept-key = 请求中的密钥。改动它，后面的结果也随之改变。
learn-accept-unsound = 密钥必须是 16 个字节的 Base64。服务器会拒绝这一个；这里仍照样计算各步。
learn-accept-joined = 密钥的文本（不是它所表示的 16 个字节），后面接上人人相同的 GUID，字母大写 [6455 1.3]。
learn-accept-digest = 这段文本的 SHA-1：20 个字节。
learn-accept-value = 把它写成 Base64：28 个字符，最后一个是填充的 `=`。
learn-accept-same = 这正是服务器发来的值。
learn-accept-other = 这是此密钥的值，不是录制的那个。
learn-accept-again = 恢复录制的密钥

## 各部分

learn-part-tcp-opens = TCP 建立连接
learn-tell-tcp-opens =
    在第一个 HTTP 字节之前，双方先约定从哪里开始计数。这需要三个报文段：SYN，SYN 加 ACK，ACK。双方各选一个无法猜到的起始序号，并听到对方确认 [9293 3.5]。
    此后两个方向各有一条字节流：无论网络怎样切成数据包，字节都按序到达，每个只到一次。WebSocket 依赖的正是这一点，别无其他。一帧可能被切在几个报文段里，一个报文段也可能装着许多帧。
learn-part-the-request = 请求
learn-tell-the-request =
    WebSocket 连接从 HTTP 开始：一个 GET，请服务器就在这条连接上改说另一种协议 [6455 4.1]。这样，凡是 HTTP 能过的地方它都能过：同一个端口，经过同样的代理，带着同样的 Cookie。
    这里的客户端是一个程序，不是浏览器。浏览器写的是同样这些行，另外还有几行：User-Agent，该网站的 Cookie，以及任何脚本都改不了的 Origin。
learn-part-the-answer = 应答：101
learn-tell-the-answer =
    `101 Switching Protocols`：从那个空行之后起，两个方向传送的都是帧 [6455 4.2.2]。若是别的状态码，就仍停留在 HTTP，客户端必须当作连接失败。
    怎样证明服务器不是原样回显，也不是缓存拿旧内容来应付？靠 accept 值：它只能由这次请求的密钥得出。
learn-part-masked-text = 加掩码的文本帧
learn-tell-masked-text =
    从这里起不再有 HTTP，只有帧。客户端说“Hello”，服务器照样说回来：同样五个字母，去程 11 字节，回程 7 字节。
    每一帧都以两个必有的字节开头。后面还有什么由它们决定：更多的长度字节，掩码密钥，然后是载荷（payload）[6455 5.2]。
learn-part-why-masking = 为什么要有掩码
learn-tell-why-masking =
    客户端的每一帧都加掩码，服务器的帧一律不加 [6455 5.1]。它看起来像加密，其实不是：密钥就放在被掩盖的内容前面，谁都看得到。如果不想让旁人读到，要用 TLS，也就是 `wss`。
    掩码保护的是途中的设备。假设网页可以决定线路上出现什么字节。它连到攻击者自己的服务器，发出一条读起来像 HTTP 请求的消息，请求的是别家网站的脚本；服务器则回以读起来像 HTTP 响应的字节。途中一台粗心的代理没有看懂协议升级，把两者都当成 HTTP，把响应放进缓存：此后，凡是要那家网站脚本的人，得到的都是攻击者的脚本。RFC 起草期间，研究者真的对现实中的代理做成过这件事 [6455 10.3]。
    因此客户端为每一帧都抽取新的密钥，来源是任何脚本都无法预料的，而且是在脚本交出消息之后才抽取。网页知道载荷，却不知道线路上的任何一个字节。服务器用不着被防着这样攻击自己的客户端，所以不加掩码。
learn-part-lengths = 长度的三种写法
learn-tell-lengths =
    长度不超过 125，就写在 7 位里。剩下的两个数不是长度：126 表示长度在后面的 16 位里，127 表示在后面的 64 位里 [6455 5.2]。它们都是大端序：最高位的字节在前。
    所以首部有 2 到 14 字节，多数帧只用 2 或 6 字节。必须用装得下的最短形式。另外，长度数的是字节，不是字符：“你好”有 6 字节。
learn-part-fragments = 分片，中间插入 Ping
learn-tell-fragments =
    发送方如果还不知道消息有多长，就分片发送。第一个分片带操作码，其余分片的操作码为 0，即延续（continuation）；除最后一个外，FIN 都为 0 [6455 5.4]。这里分片的是服务器：“One message, ”，“three ”，“frames.”
    两条消息的分片从不交错。但控制帧（Ping、Pong、Close）可以插在两个分片之间，这样长消息就不会耽误它。接收方要当场回应，然后接着收原来的消息。
learn-part-ping-pong = Ping 与 Pong
learn-tell-ping-pong =
    Ping 问：你在吗？Pong 答：在，这是你问话时带的内容 [6455 5.5.2]。它们让安静的连接不至于被路由器或代理当成已经断开，也可以测量往返时间。
    双方都可以发 Ping。浏览器里的脚本不行：浏览器自己回应 Ping，不让脚本看到。这个客户端是程序，所以可以。
learn-part-compression = 压缩有记忆
learn-tell-compression =
    握手时商定了 permessage-deflate [7692 7]。每条消息压不压缩由发送方逐条决定：第一帧的 RSV1 说明这一点。到这里为止的消息都没有压缩。
    现在客户端把同样的 75 字节 JSON 发送两次，服务器每次都发回来。第一次用了 72 字节：里面没有多少重复的内容。第二次只用了 6 字节。
    这就是窗口的作用。两端都保留这个方向上最近的 32 KiB，跨越消息的界限，一条消息可以指回它之前的内容。短小而相似的消息因此变得极小；也因此，漏掉一条消息，后面的就都读不了。
learn-after-compression =
    两个方向各有自己的窗口：服务器的第一次应答与客户端的第一条消息一样长，虽然那时两端都已知道这段文本。而且连接存在多久，每个窗口就占用多久内存。握手中的 `server_no_context_takeover` 和 `client_no_context_takeover` 让一方在每条消息之后忘掉 [7692 7.1.1]。
learn-part-closing = Close，以及回应的 Close
learn-tell-closing =
    任何一方都可以结束，方法是发一个 Close 帧说明原因：一个状态码，愿意的话再加一段理由 [6455 5.5.1]。另一方也回一个 Close，此后不再发送任何内容。只有这样，双方才都知道发出的一切都已到达。
    如果没有 Close，只有 TCP 的结束，脚本会在 close 事件里读到 1006。这个数字从没有出现在线路上：它的意思是没有收到 Close。
learn-part-tcp-closes = TCP 关闭连接
learn-tell-tcp-closes =
    随后 TCP 关闭，两个方向各自进行：FIN 表示不再有字节，ACK 表示知道了。两个方向各两个，共四个报文段。如果第二个 FIN 来得快，就会与第一个 ACK 同行，只剩三个。
    先关的是服务器 [6455 7.1.1]。这是有意的，因为先发 FIN 的一方要付出代价。
learn-after-tcp-closes =
    代价就是 TIME_WAIT：在一段时间内（报文段最长存活时间的两倍 [9293 3.6]；Linux 上是 60 秒），这一对地址和端口仍被占用。如果最后的 ACK 丢了，得有人在那里再发一次；迟到的报文段也不能被当成同样两个端口之间新连接的一部分。服务器承受得起。一个反复连接又总是先关闭的客户端，端口会用完。
    这就是全部。两个程序交给 TCP 的字节，每一个都讲过了。

## 所展示内容的名称和开头的说明

learn-record-syn = SYN
learn-about-syn = “我从这个数开始计数。”由客户端发出，源端口是系统选的，目的端口是服务器监听的。没有载荷，只有 40 字节的首部：每个报文段都有的 20 字节，加上 20 字节选项，其中有些只能在这里提出。
learn-record-syn-ack = SYN, ACK
learn-about-syn-ack = “你的我听到了，我的从这里开始。”它确认客户端的序号，并给出服务器自己的序号。
learn-record-ack = ACK
learn-about-ack = “你的我听到了。”现在双方都知道对方听得到自己。客户端本可以随这个报文段发出请求；这里是稍后才发的。

learn-record-request = 请求
learn-about-request = 九行加一个空行，299 字节，全是 ASCII。除第一行外，各行的先后无关紧要；名称的大小写也无关紧要。
learn-record-answer = 应答：101 Switching Protocols
learn-about-answer = 服务器同意了：六行加一个空行。空行之后的字节就已经属于帧了。

learn-record-hello = 加掩码的“Hello”
learn-about-hello = 两字节首部，四字节密钥，五字节载荷；再用一次密钥之前，载荷并不是“Hello”。
learn-record-echo = 回显，不加掩码
learn-about-echo = 服务器发来的同样文本。它没有密钥，载荷可以直接读出。

learn-record-attack = 如果网页能决定这些字节？
learn-about-attack = 一条文本消息，载荷是一个 HTTP 请求。网页可以发送它：它和别的文本没有两样。在线路上它与噪声无法区分，因为客户端选的密钥是网页不知道的。

learn-record-sixteen-bits = 256 字节：再加 16 位
learn-about-sixteen-bits = 一条二进制消息：一个字节可能取的每个值各出现一次。256 装不进 7 位，所以第二个字节写 126，再用两个字节写 256。
learn-record-seven-bits = 18 字节：7 位
learn-about-seven-bits = “A long one, please”：服务器将以接下来的内容回应。18 不超过 125，所以就写在第二个字节里。
learn-record-sixty-four-bits = 65,536 字节：再加 64 位
learn-about-sixty-four-bits = 16 位装不下的第一个长度：它们到 65,535 为止。服务器发送 1,024 行，每行 64 字节，分在三个 TCP 报文段里：32,768、32,768 和 10 字节。报文段完全不提帧的事，接收方自己数。

learn-record-ask-for-pieces = “In pieces, please”
learn-about-ask-for-pieces = 客户端用一个完整的帧提出要求：FIN 1，操作码 1。
learn-record-first-fragment = “One message, ”
learn-about-first-fragment = FIN 0：后面还有。操作码 1：所有分片合起来是文本。
learn-record-ping-between = Ping，在消息中间
learn-about-ping-between = 消息还没有完，却来了一个不属于它的帧。操作码是 9：四位中最高的一位为 1，所以是控制帧。
learn-record-pong-between = 对它的 Pong
learn-about-pong-between = 客户端立即回应，内容与 Ping 的字节完全相同，并像它发送的一切那样加掩码。
learn-record-second-fragment = “three ”
learn-about-second-fragment = 消息继续。操作码 0：接着已开始的内容；FIN 0：还没有到头。
learn-record-last-fragment = “frames.”
learn-about-last-fragment = FIN 1，操作码 0：最后一个分片。消息完整了：“One message, three frames.”从哪里切开没有意义：代理可以在别处切，也可以合起来。

learn-record-ping = Ping，来自客户端
learn-about-ping = 四字节载荷“tick”，好把对它的回应与对别的 Ping 的回应区分开。
learn-record-pong = Pong，来自服务器
learn-about-pong = 同样的四个字节回来了。没人问也可以发 Pong：它说“我在”，无须回应。

learn-record-price = 一条压缩的消息
learn-about-price = 75 字节 JSON 用了 72 字节。RSV1 为 1：先去掩码，再解压。Deflate 本来会让每条消息以 `00 00 ff ff` 结尾：这四个字节省去不发，由接收方补上 [7692 7.2.1]。
learn-record-price-back = 应答，用的是另一个窗口
learn-about-price-back = 服务器发回同样的文本，其 72 字节与客户端加掩码之前的一样。它的窗口原来是空的。
learn-record-price-again = 同样的消息再来一次
learn-about-price-again = 6 字节。解压时读到的是：一个字符，即左花括号；然后“从 75 字节之前复制 74 字节”。第二条报价就这么多。
learn-record-price-again-back = 同样的应答再来一次
learn-about-price-again-back = 这里也是 6 字节：服务器的窗口里有它自己的第一次应答。

learn-record-close = Close，来自客户端
learn-about-close = 操作码 8，载荷以一个数开头：1000，正常结束。然后是理由“bye”，给人和日志看。FIN 与此无关：它为 1，和任何完整的帧一样。
learn-record-close-back = Close，来自服务器
learn-about-close-back = 同样的状态码和理由，不加掩码。此后这个方向也不能再发送任何帧。

learn-record-fin = FIN，来自服务器
learn-about-fin = 服务器已发出最后一个字节。FIN 在计数中像一个字节那样占一个序号，这样就能像字节那样得到确认。
learn-record-fin-acknowledged = ACK，来自客户端
learn-about-fin-acknowledged = 客户端的系统听到了。客户端本身还可以继续发送：关闭的只是一个方向。
learn-record-fin-back = FIN，来自客户端
learn-about-fin-back = 几毫秒之后，客户端关闭自己的方向。
learn-record-last-ack = 最后的 ACK
learn-about-last-ack = 第 53 个，也是最后一个数据包。它一到，客户端就结束了。服务器留在 TIME_WAIT。

## 字节的名称

learn-run-source-port = 源端口
learn-run-destination-port = 目的端口
learn-run-sequence-number = 序号
learn-run-acknowledgment-number = 确认号
learn-run-offset-flags = 首部长度、标志
learn-run-window = 窗口
learn-run-checksum = 校验和
learn-run-urgent-pointer = 紧急指针
learn-run-maximum-segment-size = 最大报文段长度（MSS）
learn-run-selective-acknowledgment = 允许 SACK
learn-run-timestamps = 时间戳
learn-run-padding = 空操作
learn-run-window-scale = 窗口扩大因子

learn-run-request-line = 请求行
learn-run-sec-websocket-version = 版本
learn-run-sec-websocket-key = 密钥
learn-run-connection = Connection
learn-run-upgrade = Upgrade
learn-run-sec-websocket-extensions = 扩展
learn-run-sec-websocket-protocol = 子协议
learn-run-origin = 来源
learn-run-host = 主机
learn-run-empty-line = 头部结束
learn-run-status-line = 状态行
learn-run-sec-websocket-accept = accept

learn-run-first-byte = FIN、RSV、操作码
learn-run-second-byte = MASK、长度
learn-run-extended-payload-len = 扩展长度
learn-run-masking-key = 掩码密钥
learn-run-payload = 载荷
learn-run-status-code = 状态码
learn-run-reason = 理由

## 字节是什么

learn-why-source-port = 发送者的端口 { $number }。它与两个地址和另一个端口一起标识这条连接：没有两条连接这四者都相同 [9293 3.1]。
learn-why-destination-port = 接收者的端口 { $number }。WebSocket 服务器可以监听任何端口；不写端口时，`ws` 和 `wss` 分别指 80 和 443 [6455 3]。
learn-why-sequence-number = { $number }：这个报文段第一个字节的序号，在其发送者的方向上计数，起点是随机抽取的。SYN 和 FIN 各算一个字节 [9293 3.4]。
learn-why-acknowledgment-number = { $number }：其发送者等待的下一个字节的序号。在它之前的都已到达。只有 ACK 标志置位时才有意义。
learn-why-offset-flags = 前四位表示首部的长度，以四字节的字为单位。四位保留。最后八位是标志，从左到右：CWR、ECE、URG、ACK、PSH、RST、SYN、FIN [9293 3.1]。
learn-why-window = { $number }：其发送者还能容纳多少字节。除了带 SYN 的报文段，都要乘以 2¹⁰，因为双方建立连接时都这样说过 [7323 2.2]。
learn-why-checksum = 对首部、载荷、两个地址、协议号和长度求的和 [9293 3.1]。在本机环回接口上，内核省去了这份工作：这里只是求和的开头，即地址、协议号和长度那部分。真实网络上的捕获里是完整的和。
learn-why-urgent-pointer = 只有 URG 标志置位时才有意义，而现在没有人再用它。
learn-why-maximum-segment-size = 类型 2，长 4 字节：“发给我的报文段最多 65,495 字节”[9293 3.7.1]。环回接口上数据包可以这么大；以太网上通常是 1,460。
learn-why-selective-acknowledgment = 类型 4，长 2 字节：“你可以告诉我哪里有缺口”[2018 2]。这样，丢失之后只需重发缺少的部分。这里什么也没丢。
learn-why-timestamps = 类型 8，长 10 字节：发送者的时钟，然后是它从对方听到的最近一次时钟 [7323 3.2]。这里两者都以毫秒为单位。这样双方都知道往返要多久。
learn-why-padding = 类型 1：什么也不做。它让后面的内容处在处理器容易读取的位置。
learn-why-window-scale = 类型 3，长 3 字节：我今后声明的窗口都要乘以 2¹⁰ = 1,024 [7323 2.2]。单凭十六位最多只能说 65,535。

learn-why-request-line = 方法必须是 GET，版本至少是 HTTP/1.1 [6455 4.1]。`/chat` 是地址 `ws://127.0.0.1:8080/chat` 的路径；`?` 之后的内容会一同发送，而这种地址中不允许有 `#` 之后的部分。
learn-why-sec-websocket-version = 13 是 RFC 6455 的版本，没有别的版本在用。说另一版本的服务器回以 426，并写出自己的版本 [6455 4.4]。
learn-why-sec-websocket-key = 16 个随机字节的 Base64，每条连接都不同：24 个字符，最后两个是 `==`。它不是密码，也不保护任何秘密。服务器必须由它算出一个谁也不会碰巧发出的值 [6455 11.3.1]。
learn-why-connection = 列出只对下一跳有效、代理不得转发的字段：这里是 Upgrade [9110 7.6.1]。它是一个列表：浏览器发送 `keep-alive, Upgrade`，服务器要在成员中查找 `upgrade`，不论大小写。
learn-why-upgrade = 要切换到的协议。比较时不分大小写 [6455 4.2.1]。
learn-why-sec-websocket-extensions = 会改变帧含义的扩展。在请求中是提议，按偏好排列；应答中是被接受的，不得有未提议过的 [6455 9.1]。
learn-why-sec-websocket-protocol = 消息谈的是什么，用双方都知道的名称表示。客户端列出自己会说的，最喜欢的在前；服务器选一个或不选 [6455 1.9]。
learn-why-origin = 想要连接的网页来自哪里。浏览器总会发送它，任何脚本都改不了，所以服务器可以拒绝别家的网页，否则那些网页会带着本站用户的 Cookie 而来。对 WebSocket 而言，同源规则只有这一条，而且要由服务器来执行 [6455 10.2]。像这个客户端这样的程序，则可以随意填写。
learn-why-host = 发给谁，带上端口，因为它不是 `ws` 的默认端口。几个网站可以共用一个地址 [9110 7.2]。
learn-why-empty-line = CR、LF：头部到此结束。这个方向的下一个字节就是帧的第一个字节。
learn-why-status-line = 101：协议切换。若是 200、301、401 或 403 就不会切换，脚本只会收到一个不说明原因的错误 [6455 4.1]。
learn-why-sec-websocket-accept = 证明这是对这次请求的应答，而且对方会说 WebSocket。至于对方是谁，它什么也证明不了。计算方法见下 [6455 4.2.2]。

learn-why-first-byte = 八位：FIN 表示消息是否到此结束。RSV1 到 RSV3 为 0，除非有扩展赋予它们含义。最后四位是操作码（opcode）：这是哪种帧 [6455 5.2]。
learn-why-second-byte = 一位加七位：MASK 表示后面有没有密钥，客户端的每一帧都有，服务器的一律没有。其余是长度，最多 125；126 和 127 让人往后读 [6455 5.2]。
learn-why-extended-payload-len = 长度本身，是无符号数，最高位字节在前，和网络上所有的数一样。用 64 位时，第一位必须为 0 [6455 5.2]。
learn-why-masking-key = 四个字节，每帧重新抽取。载荷的第 i 个字节与其中第 i mod 4 个字节做过异或；再异或一次就复原 [6455 5.3]。它保护的是途中的缓存，不是消息：密钥以明文传送。
learn-why-payload = 这一帧的内容。如果加了掩码，这里的每个字节都与密钥的一个字节做过异或；下面几行把它复原。
learn-why-status-code = 为什么关闭，是 16 位的数。1000 是正常结束，1001 是一方离开，1002 是违反规则；3000 至 3999 是登记过的，4000 至 4999 由应用自己使用 [6455 7.4]。
learn-why-reason = UTF-8 写的理由，最多 123 字节。它给人看：程序看的是状态码。

## 字节在这里是什么

learn-at-syn-offset-flags = `a0 02`：十个字，40 字节，标志只有 SYN。
learn-at-syn-ack-offset-flags = `a0 12`：同样 40 字节，SYN 和 ACK。
learn-at-ack-offset-flags = `80 10`：八个字，32 字节，还有 ACK；从现在起每个报文段都置位 ACK。
learn-at-fin-offset-flags = `80 11`：32 字节，ACK 和 FIN。
learn-at-fin-acknowledged-offset-flags = `80 10`：32 字节，ACK。
learn-at-fin-back-offset-flags = `80 11`：32 字节，ACK 和 FIN。
learn-at-last-ack-offset-flags = `80 10`：32 字节，ACK。
learn-at-syn-acknowledgment-number = 还没有：ACK 未置位，因为什么都还没收到。
learn-at-syn-ack-acknowledgment-number = 客户端的序号加一：SYN 算一个字节。
learn-at-fin-acknowledged-acknowledgment-number = 比服务器 FIN 的序号多一：FIN 听到了。
learn-at-last-ack-acknowledgment-number = 比客户端 FIN 的序号多一：FIN 听到了。服务器自己的序号也加了一，因为它的 FIN 也算数。
learn-at-fin-sequence-number = 服务器的起始序号，加上 SYN 的一，再加上它发送的 65,902。
learn-at-syn-window = 带 SYN 的报文段不用扩大因子：就是 65,495 字节。
learn-at-syn-ack-window = 带 SYN 的报文段不用扩大因子：就是 65,483 字节。
learn-at-ack-window = 64 乘以 1,024，即 65,536 字节。
learn-at-request-sec-websocket-extensions = 客户端提议 permessage-deflate，并说明如果服务器希望，它也可以用较小的窗口。
learn-at-answer-sec-websocket-extensions = 接受了，没有参数：两个方向都是 32 KiB 的窗口，在消息之间保留。
learn-at-request-sec-websocket-protocol = 它会说 chat.v2 和 chat.v1：这是这两个程序自己取的名称。
learn-at-answer-sec-websocket-protocol = 服务器选了 chat.v2。如果选了没有提出过的，客户端就得断开。
learn-at-hello-first-byte = `81` 是 1000 0001：FIN 1，RSV 000，操作码 1，文本。
learn-at-hello-second-byte = `85` 是 1000 0101：MASK 1，长度 5。
learn-at-hello-payload = 1d ⊕ 55 = 48，即 H；9e ⊕ fb = 65，即 e；依此类推。第五个字节又从密钥开头用起：3a ⊕ 55 = 6f，即 o。
learn-at-echo-second-byte = `05`：MASK 0，长度 5。与客户端那一帧的差别只有一位和密钥：MASK 为 1 时就是 `85`。
learn-at-echo-payload = `48 65 6c 6c 6f` 是 ASCII 的 Hello，因此也是 UTF-8 的。
learn-at-sixteen-bits-first-byte = `82`：FIN 1，操作码 2，二进制。
learn-at-sixteen-bits-second-byte = `fe` 是 1111 1110：MASK 1，以及 126；126 不是长度，长度在后面的 16 位里。
learn-at-sixteen-bits-extended-payload-len = `01 00` 是 1 × 256 + 0：256。读反了就成了 1。
learn-at-seven-bits-second-byte = `92` 是 1001 0010：MASK 1，长度 18。
learn-at-sixty-four-bits-second-byte = `7f` 是 0111 1111：MASK 0，以及 127：长度在后面的 64 位里。
learn-at-sixty-four-bits-extended-payload-len = `00 00 00 00 00 01 00 00` 是 65,536，比两个字节能表示的多一。
learn-at-sixty-four-bits-payload = 1,024 行，从“1024 bottles of bytes on the wire”一直到最后一个。这里没有全部画出：“检查”中可以看到每个字节。
learn-at-first-fragment-first-byte = `01`：FIN 0，操作码 1。
learn-at-ping-between-first-byte = `89`：FIN 1，操作码 9。控制帧总是完整的。
learn-at-pong-between-first-byte = `8a`：FIN 1，操作码 10，即 Pong。
learn-at-second-fragment-first-byte = `00`：FIN 0，操作码 0。一个全零的字节，却说明了很多。
learn-at-last-fragment-first-byte = `80`：FIN 1，操作码 0。
learn-at-price-first-byte = `c1` 是 1100 0001：FIN 1，RSV1 1，操作码 1。
learn-at-price-again-first-byte = `c1`：这里 RSV1 也是 1。每条消息都自己说明是否压缩。
learn-at-price-again-payload = 去掩码后是 `aa a6 9e 51 00 00`：其中 39 位是一个块，含一个字符、一次复制和块结束；其余是一个空块的开头，它的 `00 00 ff ff` 被省去了。
learn-at-close-first-byte = `88`：FIN 1，操作码 8。
learn-at-close-status-code = 去掩码后是 `03 e8`，3 × 256 + 232：1000。
learn-at-close-back-status-code = `03 e8`：1000。对 Close 的回应通常用同样的状态码。

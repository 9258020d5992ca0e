# Words of the page that its first screen does without, in Simplified Chinese: en/later.ftl, key by key.

## The list of keys

keys-title = 快捷键
keys-show = 快捷键（?）
keys-close = 关闭
key-places = 切换板块
key-frames = 上一帧、下一帧
key-fields = 上一个、下一个字段
key-open = 打开选中的内容
key-back = 返回：关闭、离开字段
key-filter = 过滤帧
key-go = 按编号跳转到帧
key-edit = 编辑这一帧
key-buffers = 上一个、下一个缓冲区
key-paste = 在文本框之外：替换源数据
key-list = 本列表

## The report

report-title = 问题
report-by = 分组方式
report-by-rule = 按规则
report-by-conversation = 按会话
report-copy = Markdown 格式的报告
report-print = 打印
report-places = 处
report-weighty = 处违规和警告
report-more = 还有 { $count } 处：在列表中查看
report-said = 浏览器的报错
report-said-placeholder = 粘贴浏览器的报错：WebSocket connection to … failed

## A capture file

reading = 正在读取
reading-share = { $share }% · { $rate }
reading-stop = 取消
reading-stopped = 已在 { $share }% 处停止：显示此前读到的内容。
told-by-browser = 还原：这些消息由浏览器给出，并非取自线路。其中的帧由消息推算而来，不带掩码。
reading-problem = 浏览器无法继续读取：{ $problem }。以下显示此前读到的内容。
capture-empty = 其中没有 WebSocket 会话。如果连接经过 TLS（wss:），请在未加密的一段抓包，或从浏览器的网络面板保存 HAR 文件。
amount-packets = { $count } 个数据包
amount-frames = { $count } 帧
other-connections = 另有 { $count } 个连接：{ $kinds }。
other-tls = { $count } 个 TLS
other-http = { $count } 个 HTTP
other-http2 = { $count } 个 HTTP/2
other-tcp = { $count } 个其他类型
other-packets = { $count } 个数据包不是 IP 上的 TCP。
other-broken = { $count } 个数据包在 TCP 载荷之前截断或损坏。
other-fragments = { $count } 个 IP 分片未等到其余分片。
link-type = 链路类型 { $number }
link-type-unnamed = 名称未知
link-type-unread = { $count } 个数据包的链路类型为 { $number }（{ $name }），不支持读取。
snap-len = 每个数据包最多抓取 { $count } 字节
file-about = 文件信息
file-start = 抓包时间
file-written-by = 写入程序
file-interfaces = 接口
file-comments = 注释
file-names = 名称
file-unknown-blocks = 未知块
damage-not-a-capture = 这不是抓包文件：开头的字节不属于 pcap、pcapng、gzip 或 HAR。
format-little-endian = 小端序
format-big-endian = 大端序
format-microseconds = 微秒
format-nanoseconds = 纳秒
damage-cut-short = 文件在偏移 { $offset } 处的数据包中间结束：需要 { $one } 字节，只有 { $other } 字节。此前的内容均已读取。
damage-bad-length = 在偏移 { $offset } 处，文件声明的长度为 { $one } 字节，而最多只能有 { $other } 字节。此前的内容均已读取。
damage-bad-block = 偏移 { $offset } 处的块，类型为 { $one }，内容与类型不符，已略去。
damage-unknown-interface = 偏移 { $offset } 处的数据包引用了接口 { $one }，但文件没有描述该接口，已略去。
damage-bad-gzip = gzip 流在偏移 { $offset } 处损坏。此前解压的内容已读取。
damage-gzip-limit = gzip 流解压后超过 { $one } 字节。只读取到这里为止。
damage-shrunk = 文件打开时有 { $one } 字节，现在到偏移 { $offset } 处就结束了。请重新打开。
limit-message-inflated = 有消息解压后超过 { $amount }：只显示开头。
limit-inflated = 累计已解压 { $amount }。之后的消息按线路上的原样显示。
limit-findings = 只列出前 { $amount } 个问题，其余仅计数。
limit-connections = 只区分前 { $amount } 个连接，之后的不读取。
limit-items = 只列出前 { $amount } 行，之后的不列出。
limit-kept = 只保留最近的 { $amount }。
conversations-title = 会话
conversations-sort = 排序依据
conversations-turn = 反转顺序
conversations-filter = 过滤会话
conversations-filter-placeholder = 地址、主机、路径、协议
conversations-all = 所有会话
conversations-amounts = { $count } 个会话 · { $frames } 帧
conversations-none-left = 没有符合过滤条件的会话。
sort-start = 开始时间
sort-ends = 地址
sort-path = 路径
sort-state = 状态
sort-frames = 帧数
sort-bytes = 字节数
sort-findings = 问题数
sort-duration = 持续时间
conversation-open = 未关闭
conversation-closed = 已关闭
conversation-abnormal = 异常中断
conversation-mid-stream = 中途开始
conversation-request-only = 无响应
conversation-response-only = 无请求
conversation-rejected = 被拒绝，{ $status }
conversation-tls = TLS，已加密

## Rules: what each says, and a badge of two or three words

rule-reserved-bits = 除非商定了为其赋予含义的扩展，否则 RSV1–3 必须为 0。
badge-reserved-bits = RSV §5.2
rule-unexplained-rsv1 = RSV1 为 1。如果商定了 permessage-deflate，这是正确的，但没有握手可以证实。
badge-unexplained-rsv1 = RSV1 含义不明
rule-reserved-opcode = 端点收到保留的操作码时，必须使连接失败。
badge-reserved-opcode = 操作码 §5.2
rule-non-minimal-length = 长度必须用能容纳它的最少字节表示。
badge-non-minimal-length = 非最短 §5.2
rule-length-high-bit = 64 位长度的最高有效位必须为 0。
badge-length-high-bit = 长度 §5.2
rule-unmasked-client-frame = 客户端发送的每一帧都必须加掩码：途中的缓存可能把未加掩码的字节误认为 HTTP。
badge-unmasked-client-frame = 未加掩码 §5.1
rule-masked-server-frame = 服务器发送的帧不得加掩码。客户端收到加掩码的帧，会关闭连接。
badge-masked-server-frame = 加了掩码 §5.1
rule-zero-masking-key = 全零的掩码密钥什么也掩盖不了：密钥必须不可预测。
badge-zero-masking-key = 全零密钥 §5.3
rule-control-too-long = 控制帧的载荷最多 125 字节。
badge-control-too-long = 过长 §5.5
rule-fragmented-control = 控制帧不得分片：FIN 必须为 1。
badge-fragmented-control = 分片 §5.5
rule-continuation-without-message = 延续帧用于延续一条消息，而当前没有未完成的消息。
badge-continuation-without-message = 无消息可续 §5.4
rule-message-inside-message = 一条消息必须结束，下一条才能开始；分片之间只能插入控制帧。
badge-message-inside-message = 消息交错 §5.4
rule-invalid-utf8 = 文本消息的字节拼合后，必须是 UTF-8。
badge-invalid-utf8 = 非 UTF-8 §8.1
rule-close-body-too-short = Close 帧的正文要么为空，要么以两字节的状态码开头。
badge-close-body-too-short = 1 字节 §5.5.1
rule-forbidden-close-code = 任何 Close 帧都不得携带此状态码。
badge-forbidden-close-code = 状态码 §7.4
rule-invalid-close-reason = Close 帧的原因必须是 UTF-8。
badge-invalid-close-reason = 原因 §5.5.1
rule-frame-after-close = 端点发送 Close 帧之后，不得再发送数据。
badge-frame-after-close = Close 之后 §5.5.1
rule-truncated-frame = 帧尚未结束，字节已经用尽。
badge-truncated-frame = 截断
rule-unfinished-message = 消息的最后一个分片尚未出现，字节已经用尽。
badge-unfinished-message = 未完成
rule-corrupt-deflate = 压缩的消息必须是 DEFLATE 数据。
badge-corrupt-deflate = 损坏 7692 §7.2.2
rule-distance-beyond-window = 压缩的消息，回溯引用距离不得超出商定的窗口。
badge-distance-beyond-window = 窗口 7692 §7.1.2
rule-final-block = 压缩的消息中，有一个块的 BFINAL 为 1。
badge-final-block = BFINAL 7692 §7.2.3.4
rule-handshake-method = 方法必须是 GET。
badge-handshake-method = 方法 §4.1
rule-http-version = 必须使用 HTTP/1.1 或更高版本。
badge-http-version = HTTP §4.1
rule-request-target = 请求目标必须是绝对路径，或 http、https URI，且不带片段（fragment）。
badge-request-target = 请求目标 §4.1
rule-host-field = 必须有且只有一个 Host：主机，可带端口。
badge-host-field = Host §4.1
rule-upgrade-websocket = Upgrade 必须为 websocket。
badge-upgrade-websocket = Upgrade §4.1
rule-connection-upgrade = Connection 必须含有 Upgrade 这一 token。
badge-connection-upgrade = Connection §4.1
rule-websocket-key = 必须有且只有一个 Sec-WebSocket-Key：16 个随机字节的 Base64。
badge-websocket-key = Key §4.1
rule-request-origin = Origin 由方案（scheme）和主机组成，可带端口；服务器应检查它。
badge-request-origin = Origin §10.2
rule-websocket-version = Sec-WebSocket-Version 必须为 13，且只出现一次。
badge-websocket-version = 版本 §4.1
rule-subprotocol-list = 提出的子协议必须都是 token，各只出现一次。
badge-subprotocol-list = 子协议 §4.1
rule-extension-list = Sec-WebSocket-Extensions 必须符合语法。
badge-extension-list = 扩展 §9.1
rule-deflate-offer = permessage-deflate 的提议只能含已知参数，每个参数一次，且值在范围内。
badge-deflate-offer = 提议 7692 §7.1
rule-status-switching = 只有状态码 101 才能建立 WebSocket 连接。
badge-status-switching = 状态码 §4.1
rule-accept-value = 必须有且只有一个 Sec-WebSocket-Accept，且与 Key 对应。
badge-accept-value = Accept §4.1
rule-extension-choice = 只能接受提出过的扩展，且每个只接受一次。
badge-extension-choice = 未提出 §4.1
rule-deflate-answer = 接受 permessage-deflate 时，其参数必须与某项提议相符。
badge-deflate-answer = 应答 7692 §7.1
rule-subprotocol-choice = 最多选定一个子协议，且必须是提出过的。
badge-subprotocol-choice = 子协议 §4.1
rule-version-answer = 拒绝所请求的版本时，必须在 Sec-WebSocket-Version 中列出服务器支持的版本。
badge-version-answer = 版本列表 §4.2.2
rule-line-ending = 每一行必须以 CR LF 结尾。
badge-line-ending = 行尾 9112 §2.2
rule-folded-field = 字段不得折到下一行。
badge-folded-field = 折行 9112 §5.2
rule-field-line = 首部行必须由名称、紧随其后的冒号和值组成。
badge-field-line = 首部行 9112 §5.1
rule-field-value = 除制表符外，字段值不得含控制字符。
badge-field-value = 字段值 9110 §5.5
rule-single-field = 不是列表的字段只应出现一次。
badge-single-field = 重复 9110 §5.3
rule-request-body = GET 不应带正文。
badge-request-body = 正文 9110 §9.3.1
rule-response-body = 101 响应不得有 Content-Length 或 Transfer-Encoding。
badge-response-body = 正文 9110 §8.6
rule-rsv1-without-extension = 没有商定使用 RSV1 的扩展时，RSV1 必须为 0。
badge-rsv1-without-extension = RSV1 §5.2
rule-rsv1-on-continuation = 压缩的消息中，只有第一帧的 RSV1 为 1。
badge-rsv1-on-continuation = RSV1 7692 §6.1
rule-rsv1-on-control = 控制帧从不压缩：RSV1 必须为 0。
badge-rsv1-on-control = RSV1 7692 §6.1
rule-frame-before-response = 客户端必须等到服务器的响应，才能发送帧。
badge-frame-before-response = 过早 §4.1
rule-repeated-masking-key = 每一帧都需要新的、无人能预测的掩码密钥。
badge-repeated-masking-key = 密钥重复 §5.3
rule-counting-masking-key = 掩码密钥不得递增：下一个必须无法预测。
badge-counting-masking-key = 密钥递增 §5.3
rule-low-entropy-masking-key = 掩码密钥必须来自强随机源。
badge-low-entropy-masking-key = 弱密钥 §5.3
rule-unanswered-ping = 收到 Ping 必须以 Pong 回应。
badge-unanswered-ping = 无 Pong §5.5.2
rule-unsolicited-pong = 没有收到 Ping 也可以发送 Pong；有些对端以此作为心跳。
badge-unsolicited-pong = 主动 Pong §5.5.3
rule-pong-mismatch = Pong 的载荷必须与所回应的 Ping 相同。
badge-pong-mismatch = 内容不符 §5.5.3
rule-unanswered-close = 收到 Close 帧必须以 Close 帧回应。
badge-unanswered-close = 未回应 §5.5.1
rule-other-close-code = 对 Close 帧的回应通常带相同的状态码。
badge-other-close-code = 状态码不同 §5.5.1
rule-data-before-close-answer = 发送 Close 帧之后，发送方不必再读取数据。
badge-data-before-close-answer = 迟到的数据 §5.5.1
rule-end-without-close = 连接应以 Close 帧结束，而不只是 TCP 的 FIN 或 RST。
badge-end-without-close = 无 Close §7.1.5
rule-client-end-without-close = 客户端应以 Close 帧结束连接，而不只是 TCP 的 FIN。
badge-client-end-without-close = 无 Close §7.1.5
rule-client-ended-first = TCP 连接应由服务器先行结束。
badge-client-ended-first = 客户端先断 §7.1.1
rule-wrong-checksum = TCP 校验和错误：此报文段的字节在发出之后被改动，或在抓包时被改动。
badge-wrong-checksum = 校验和 9293 §3.1

## Findings: after what their rule says, what was found where a number tells

found-reserved-bits = 实为 { $found }（三位合为一个数）。
found-reserved-opcode = 实为 { $found }。
found-non-minimal-length = 此长度为 { $found }。
found-control-too-long = 实为 { $found } 字节。
found-invalid-utf8 = 从消息的偏移 { $found } 处起不再是 UTF-8。
found-close-body-too-short = 实为 1 字节。
found-forbidden-close-code = 实为 { $found }。
found-invalid-close-reason = 从原因的偏移 { $found } 处起不再是 UTF-8。
found-truncated-frame = 还缺 { $found } 字节。
found-corrupt-deflate = 在压缩载荷的偏移 { $found } 处出错。
found-distance-beyond-window = 回溯了 { $found } 字节。仍按最大窗口解压。
found-wrong-checksum = 在数据包 { $found } 中。
found-final-block = 该块在压缩载荷的偏移 { $found } 处结束。
found-repeated-masking-key = 这样的帧：{ $found } 个。
found-counting-masking-key = 从这里起，{ $found } 个密钥如此递增。
found-low-entropy-masking-key = 32 位中，最多 { $found } 位是随机的。
found-unanswered-ping = 未得到回应的 Ping：{ $found } 个。
found-unsolicited-pong = 这样的 Pong：{ $found } 个。
found-pong-mismatch = 这样的 Pong：{ $found } 个。
found-other-close-code = 这里为 { $found }。
found-data-before-close-answer = 这样的数据帧：{ $found } 个。

## Copy menu

copy-what = 复制内容
copy-of-frame = 帧
copy-of-payload = 载荷
copy-of-message = 消息
copy-as-hex = 十六进制
copy-as-hex-stream = 无空格的十六进制
copy-as-escaped-string = 转义字符串
copy-as-c-array = C 数组
copy-as-rust-literal = Rust 字面量
copy-as-python-literal = Python 字面量
copy-as-javascript-literal = JavaScript 字面量
copy-as-base64 = Base64
copy-done = 已复制 { $count } 字节
copy-cut = 已复制前 { $count } 字节，共 { $of } 字节

## Editing

edit-hint = 试着修改这一帧（e）
edit-remove = 删除帧
edit-new = 新建帧
edit-undo = 撤销
edit-redo = 重做
edit-reset = 复原
edit-random-key = 随机
edit-length-form = 长度形式
edit-payload = 载荷（去掩码后）
edit-payload-form = 输入形式
edit-payload-no-text = 这些字节无法作为文本输入。
edit-payload-long = 载荷太长，不能在此编辑：最多 65,536 字节。位和字段仍可编辑。
edit-cut = 帧头被截断：可以翻转位，但不能设置字段。
length-form-seven = 7 位
length-form-sixteen = 16 位
length-form-sixty-four = 64 位
key-length = 掩码密钥为 4 字节，即 8 个十六进制数字。这里有 { $count } 字节。
hex-not-hex = 第 { $at } 个字符“{ $found }”不是十六进制数字。帧保持原样。
hex-odd = 共 { $digits } 个十六进制数字：一个字节需要两个，还缺一个。帧保持原样。
compare-new = 这是新建的帧。
compare-same-length = { $count ->
    [0] 没有变化。
   *[other] 改变了 { $count } 字节
}
compare-lengths = { $before } 字节变为 { $after } 字节
compare-before = 原为
compare-after = 现为
compare-head = 只比较了前 { $count } 字节。
compare-more = 还有 { $count } 行不同

## Sharing and comparing

share-title = 分享
share-what = 范围
share-source = 全部
share-conversation = 所在会话
share-message = 这条消息
share-frame = 这一帧
share-save = 保存为文件
link-opening = 正在打开链接中的内容…
link-shown = 这是链接或“学习”带来的内容。作出修改之前，原有的内容一直保留。
link-back = 返回原有内容
copy-more = Markdown、图片、文本…
copy-title = 复制帧
copy-markdown = 全部复制为 Markdown
compare-title = 比较
compare-keep-frame = 保留这一帧，用于比较
compare-keep-conversation = 保留这个会话，用于比较
compare-with = 与之比较：{ $name }
compare-kept = 已保留：{ $name }

## The filter: what may be typed, and what is wrong with it

filter-offer = 可输入的内容
filter-wrong = 第 { $column } 列的“{ $found }”有误，应为{ $expected }。未作过滤。
filter-wrong-end = 过滤器到此结束，此处应有{ $expected }。未作过滤。
filter-expected-term = 要查找的内容
filter-expected-key = 键（要在载荷中查找的词须加引号）
filter-expected-equals = “:”或“=”（此键不能比较大小）
filter-expected-closing-quote = 以引号结尾的文本
filter-expected-closing-parenthesis = 右括号
filter-expected-less-depth = 嵌套不超过 { $number } 层的过滤器
filter-expected-opcode = 操作码的名称或编号
filter-expected-peer = “client”或“server”
filter-expected-number = 数字或范围（如 10..20）
filter-expected-number-up-to = 不大于 { $number } 的数字，或范围
filter-expected-yes-or-no = “1”或“0”
filter-expected-key-digits = 掩码密钥的一到八个十六进制数字
filter-expected-hex-bytes = 十六进制数字，每字节两个
filter-expected-finding = “any”、严重程度或规则名称
filter-expected-state = 状态：edited、cut、compressed、fragmented 或 handshake
filter-key-opcode = 帧的类型
filter-key-from = 发送方
filter-key-to = 接收方
filter-key-len = 载荷长度
filter-key-finding = 违反了哪条规则
filter-key-is = edited、cut、compressed……
filter-key-close = 状态码
filter-key-fin = 是否为最后一个分片
filter-key-masked = 是否加了掩码
filter-key-key = 掩码密钥，十六进制
filter-key-part = 第几个分片
filter-key-frame = 帧的编号
filter-key-rsv = RSV1–3 合为一个数
filter-key-rsv1 = RSV1
filter-key-rsv2 = RSV2
filter-key-rsv3 = RSV3
filter-key-hex = 载荷中的字节

## Saving

export-message = 此消息的载荷
export-packets = 此消息的数据包，pcapng
export-json = 列表中的行，JSON
export-csv = 列表中的行，CSV
export-messages = 会话的全部载荷，ZIP
export-conversation-packets = 会话的数据包，pcapng
export-hex-dump = 会话的十六进制转储，供 Wireshark 使用
export-making = 正在生成文件…
export-done = 已保存 { $name }：{ $size }。
export-problem = 提前结束：{ $problem }

## What only captures have

frames-none-captured = 这里没有 WebSocket 帧。
go-to-placeholder-captured = # 或 p12
go-to-captured = 按编号跳转到帧；跳转到数据包：p 加上 Wireshark 中的编号（g）
no-packet = 列表中没有属于数据包 { $number } 的内容。
column-conversation = 会话
column-time-relative = 时间/s
column-time-absolute = 时刻
column-time-delta = Δ/s
time-hint-relative = 自第一个数据包起的秒数。点击切换为当日时刻。
time-hint-absolute = 当日时刻，按本地时区。点击切换为与上一行的间隔。
time-hint-delta = 与上一行间隔的秒数。点击切换为自第一个数据包起的秒数。
tcp-syn = SYN
tcp-syn-ack = SYN, ACK
tcp-ack = ACK
tcp-fin = FIN
tcp-fin-acked = FIN 的 ACK
tcp-rst = RST
tcp-means-syn = 请求建立连接
tcp-means-syn-ack = 同意建立连接
tcp-means-ack = 连接已建立
tcp-means-fin = 不再发送数据
tcp-means-fin-acked = 已知对端不再发送数据
tcp-means-rst = 强行中断连接
gap-title = 缺口
gap-missing = 有 { $count } 字节未抓到
gap-undecoded = 有 { $count } 字节无法解码
tag-round-trip = RTT { $time }
conversation-number = 会话 { $number }
chart = 字节数随时间的变化
chart-span = 上为客户端，下为服务器 · { $time }
chart-at = { $time } s：客户端 { $client }，服务器 { $server }
inspector-empty-capture = 还没有可查看的内容：请选择一个有帧的会话。
take-out = 取出修改
take-out-hint = 想试着修改？把这一帧作为可编辑的粘贴内容打开。返回抓包文件的入口始终可见。
reconstructed = 还原：消息由浏览器给出，并非取自线路
tcp-from = 源地址
tcp-to = 目的地址
tcp-number-sequence = 序列号
tcp-number-acknowledgment = 确认号
tcp-offset = 文件偏移
gap-means-missing = 这些字节在抓包时丢失：它们确已发送，但文件中没有相应的数据包。缺口中可能有帧开始。缺口之后，根据特征重新找到帧。
gap-means-undecoded = 这些字节已抓到，但缺口之后无从得知帧从哪里开始，其中没有找到帧。
file-offset = 文件偏移 { $offset }
heartbeat-ping = { $time } 后得到回应。
heartbeat-pong = 回应 { $time } 前的 Ping。
heartbeat-go-ping = 转到 Pong
heartbeat-go-pong = 转到 Ping
oddities-title = 整个连接的异常
oddity-retransmission = 重传 { $count } 次，{ $bytes } 字节。不影响内容。
oddity-other-data = { $count } 个报文段与先前同一位置的数据不同，{ $bytes } 字节。保留先到的数据。
oddity-out-of-order = { $count } 个报文段乱序，{ $bytes } 字节。已重新排序。
oddity-keep-alive = { $count } 次保活（keep-alive）。

## Codes of Close frames

close-unused = 不使用的关闭码
close-protocol = 未定义的关闭码
close-registered = 已注册的关闭码
close-private = 私有关闭码
close-undefined = 未定义的关闭码
close-1000 = 正常关闭
close-1001 = 离开
close-1002 = 协议错误
close-1003 = 不支持的数据
close-1004 = 保留
close-1005 = 未收到状态码
close-1006 = 异常关闭
close-1007 = 载荷数据无效
close-1008 = 违反策略
close-1009 = 消息过大
close-1010 = 缺少必需的扩展
close-1011 = 内部错误
close-1012 = 服务重启
close-1013 = 稍后再试
close-1014 = 网关错误
close-1015 = TLS 握手失败
close-3000 = 未授权
close-3003 = 禁止访问
close-3008 = 超时
close-named = { $name }；{ $range }
close-forbidden = { $meaning }；不得发送

## What comes up in use

update-ready = 新版本已就绪。
update-reload = 重新加载
source-cut = 内容太大，不能在此编辑：只显示开头，但已全部解码。
source-not-kept = 内容太大，无法保留：重新加载后，这段文本不会恢复。
no-frame = 没有编号为 { $number } 的帧。
filter-searching = 已搜索 { $share }% 的载荷。{ $left }

## Where a paste or a file makes no sense

file-too-large = “{ $name }”不是抓包文件，且超过 64 MiB，没有读取。抓包文件大小不限，文本有限制。
file-not-text = “{ $name }”是原始字节，开头也不像抓包文件：可读取 pcap、pcapng 和 HAR 文件，包括 gzip 压缩的。其他字节请先制成十六进制转储（例如用 xxd），再打开。
file-unreadable = 无法读取“{ $name }”。
problem-found = 第 { $line } 行第 { $column } 列：应为{ $expected }，实为“{ $found }”。
problem-end = 第 { $line } 行第 { $column } 列：应为{ $expected }，但文本到此结束。
problem-before = { $bytes ->
    [0] 在此之前没有读到内容。
   *[other] 在此之前的内容均已读取：{ $bytes } 字节。
}
problem-jump = 显示位置
expected-any-layout = 含有字节的文本
expected-hex-byte = 十六进制字节
expected-second-hex-digit = 字节的第二个十六进制数字
expected-number = 0 到 255 或 −128 到 127 之间的数
expected-octal-byte = 八进制字节，000 到 377
expected-octal-word = 八进制字，000000 到 177777
expected-binary-byte = 八位二进制数字组成的字节
expected-character = 以 od -c 写法表示的字符
expected-base64-character = 一个 Base64 字符
expected-base64-group = 所在 Base64 分组的其余部分
expected-escape = 已知的转义序列
expected-offset = 由上面各行推出的偏移 { $number }
expected-offset-after-repeat = 表明重复了多少行的偏移
expected-cut-bytes = 被截去的其余 { $number } 字节
expected-smaller-text = 小于 { $number } 字节的文本

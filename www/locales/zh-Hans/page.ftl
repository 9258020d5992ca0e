# Every word of the page, and those that the command line says as well, in Simplified Chinese: en/page.ftl, key by key.
# Chinese has no plural forms: numbers choose nothing here, but for 0 where it is said in another way.

## Around the places

framescope = Framescope
places = 板块
place-inspect = 解析
place-handshake = 握手
place-live = 实时
place-learn = 学习
private-inspect = 数据不离开此标签页
private-handshake = 数据不离开此标签页
private-live = 内容只发往指定的服务器
private-learn = 数据不离开此标签页
language-missing = 无法加载“{ $name }”的文本。
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
theme-switch = 配色：{ $theme }。点击切换。
status-read = { $bytes } 字节 · { $frames } 帧 · { $messages } 条消息
part-failed = 无法加载页面的这一部分。请重新加载页面。
status-stopped = 读取程序已停止。请重新加载页面：粘贴的内容会恢复。
title-inspect = Framescope
title-capture = { $name } · Framescope
title-handshake = 握手 · Framescope
title-live = 实时 · Framescope
title-learn = 学习 · Framescope
hint-inspect = ↑ ↓ 帧 · ← → 字段 · / 过滤 · ? 快捷键
hint-handshake = 粘贴请求、响应，或只粘贴一个 Key
hint-live = ↑ ↓ 帧 · / 过滤 · ? 快捷键
hint-learn = ← → 各部分 · Enter 展开 · e 编辑

## How words are joined

join-sentences = { $first }{ $second }
join-clauses = { $first }，{ $second }
join-list = { $first }、{ $second }
join-label = { $name }：{ $value }
join-title = { $title }：{ $words }

## Lines between panels

splitter-source = 源数据面板的宽度
splitter-frames = 帧面板的宽度
splitter-bytes = 字节面板的高度

## Copying

copy = 复制
copied = 已复制
copy-refused = 浏览器拒绝了

## Panels

edit = 编辑
share = 分享
compare = 比较
source-title = 源数据
frames-title = 帧
inspector-title = 详情
bytes-title = 字节

section-link = RFC { $rfc } 第 { $number } 节
byte-count = { $count } 字节

## Handshake

handshake-given = 抓到的请求和响应
handshake-answer = 检查结果
handshake-new-key = 新 Key
handshake-placeholder = 粘贴请求、响应或两者，curl -v 的输出，一个 Key，或 ws、wss 地址
handshake-samples = 试一试
handshake-sample-hex = 错误的 Accept 值
handshake-sample-hint-hex = Base64 编码了十六进制文本
handshake-sample-sound = 正确的握手
handshake-sample-hint-sound = 带压缩
handshake-sample-curl = curl -v 的输出
handshake-sample-hint-curl = 得到 426 而不是 101
handshake-sample-key = 单独一个 Key
handshake-sample-hint-key = RFC 6455 §1.3
handshake-sample-uri = wss 地址
handshake-sample-hint-uri = 及其请求

## Sheets: what they say of something comes with them

sheet-awaited = 请稍候…
sheet-lost = 检查程序无法加载，或已停止。它与本页来自同一处，这里的内容没有发送出去。请检查是否在线。
sheet-again = 重试
outcome-name-pass = 正确
outcome-name-note = 提示
outcome-name-caution = 警告
outcome-name-fail = 错误
outcome-name-open = 无法判断

## Source

source-open = 打开文件…
source-text = 文本形式的字节
source-placeholder = 粘贴任意形式的字节：十六进制转储、tcpdump、Wireshark、xxd、C 数组、Base64……
read-as-nothing = 在此处或页面任何地方粘贴含有字节的内容，或拖入抓包文件（pcap、pcapng、HAR）或文本文件。边输入边解码。
read-as-guessed = 识别为
read-as-asked = 指定为
read-as-amounts = { $lines } 行，{ $bytes } 字节。
read-as-packets = { $packets } 个数据包。
read-as-headers = 已略去 { $bytes } 字节的数据包首部。
read-as-left-out = 已略去：{ $kinds }。
read-as-other = 换一种格式读取
read-as-layout = 文本格式
read-as-guess = 推测
read-as-alternatives = 也可能是
read-as-all = 全部
left-out-offsets = 偏移
left-out-text-column = 文本列
left-out-prompts = 提示符
left-out-comments = 注释
left-out-headings = 标题
left-out-repeated-rows = 表示重复行的星号
left-out-copies = Wireshark 对上文字节的副本
left-out-code = 代码
left-out-log-text = 日志自身的文字
layout-plain-hex = 纯十六进制
layout-wireshark-dump = Wireshark 十六进制转储
layout-tcpdump = tcpdump
layout-xxd = xxd
layout-xxd-little-endian = xxd -e，小端序
layout-xxd-bits = xxd -b，二进制数字
layout-hexdump-canonical = hexdump -C
layout-hexdump-words = hexdump，小端序的字
layout-od-hex-bytes = od -tx1
layout-octal-words = od，八进制字
layout-octal-bytes = od -b，八进制字节
layout-decimal-bytes = od -tu1，十进制字节
layout-characters = od -c，字符
layout-hex-dump = 十六进制转储
layout-follow-hex-dump = Wireshark 追踪流，十六进制转储
layout-follow-arrays = Wireshark 追踪流，C 数组
layout-follow-yaml = Wireshark 追踪流，YAML
layout-follow-raw = Wireshark 追踪流，原始数据
layout-c-array = C 数组
layout-go-array = Go 字节切片
layout-rust-array = Rust 数组
layout-java-array = Java 数组
layout-json-array = JSON 或 JavaScript 数组
layout-decimal-list = 十进制数
layout-node-buffer = Node Buffer
layout-typed-array = JavaScript 类型化数组
layout-escaped-string = 转义字符串
layout-python-bytes = Python bytes
layout-rust-bytes = Rust 字节串
layout-hex-string = 字符串中的十六进制
layout-binary = 二进制数字
layout-base64 = Base64
layout-data-url = data: URL
layout-percent-encoded = 百分号编码的文本
layout-log-lines = 含十六进制的日志行
sent-by = 发送方
sent-by-guess = 推测
sent-by-client = 客户端
sent-by-server = 服务器
peer-from-handshake = 由握手得知。
peer-from-choice = 按所选设置。
peer-from-masking = 根据掩码推断：客户端加掩码，§5.1。
compressed = 压缩
compressed-guess = 推测
compressed-no = 无
compressed-deflate = Deflate
compression-from-handshake-agreed = 握手中商定了压缩。
compression-from-handshake-refused = 握手中没有商定压缩。
compression-from-choice = 按所选设置。
compression-from-unknown = 没有握手可供判断：根据 RSV1 推断。

source-back = 返回“{ $name }”
source-again = “{ $name }”曾经打开。重新选择…

## Samples

samples = 示例
sample-missing = 无法加载“{ $name }”。请重新加载页面，或在联网后重试。
sample-masked-text = 加掩码的文本
sample-hint-masked-text = RFC 6455 §5.7
sample-unmasked-text = 未加掩码的文本
sample-hint-unmasked-text = §5.7
sample-fragmented = 分片的文本
sample-hint-fragmented = §5.7
sample-ping-pong = Ping 和 Pong
sample-hint-ping-pong = §5.7
sample-binary-256 = 256 字节二进制
sample-hint-binary-256 = §5.7
sample-binary-64k = 64 KiB 二进制
sample-hint-binary-64k = §5.7
sample-ping-inside = 分片间插入 Ping
sample-hint-ping-inside = §5.4，xxd
sample-length-forms = 三种长度形式
sample-hint-length-forms = 7、16、64 位
sample-closing = 关闭握手
sample-hint-closing = §5.5.1，关闭码 1000
sample-close-private = 私有关闭码
sample-hint-close-private = 4001，Python
sample-chinese = 中文文本
sample-hint-chinese = UTF-8，xxd
sample-json = JSON 消息
sample-hint-json = od
sample-compressed = 压缩的“Hello”
sample-hint-compressed = RFC 7692 §7.2.3.1
sample-faults = 十四处错误
sample-hint-faults = 全部找出来
sample-conversation = 一个完整的会话
sample-hint-conversation = Wireshark
sample-tcpdump = 一个数据包
sample-hint-tcpdump = tcpdump -X
sample-node-buffer = Node Buffer
sample-hint-node-buffer = 来自控制台
sample-c-array = C 数组
sample-hint-c-array = 来自源代码
sample-base64 = Base64
sample-hint-base64 = 来自日志

## Frames

frames-count = { $frames } 帧 · { $messages } 条消息
frames-none = 还没有可显示的帧。
frames-reading = 暂无内容。
frames-none-left = 没有符合过滤条件的内容。
list = 列表
list-frames = 帧
list-messages = 消息
list-report = 报告
go-to-placeholder = 转到 #
go-to = 按编号跳转到帧（g）
filter = 过滤器（/）
filter-placeholder = opcode:text from:client len>100 "text"
filter-left = { $count ->
    [0] 没有匹配。
   *[other] { $count } 行匹配。
}
column-number = #
column-direction = 方向
column-opcode = 操作码
column-bits = 标志位
column-bytes = 字节
column-payload = 载荷
column-findings = 问题
handshake = 握手
direction-client = 客户端到服务器
direction-server = 服务器到客户端
direction-unknown = 方向未知
opcode-continuation = 延续
opcode-text = 文本
opcode-binary = 二进制
opcode-close = Close
opcode-ping = Ping
opcode-pong = Pong
opcode-reserved = 保留 { $opcode }
tag-part = 分片 { $number }/{ $of }
tag-inflated = → { $size }
tag-missing = 缺失 { $size }
tag-unknown = 未知 { $size }
tag-edited = 已编辑
tag-fragments = { $count } 帧
tag-unfinished = 未完成
severity-violation = 违规
severity-caution = 警告
severity-note = 提示

export = 导出

## Inspector

inspector-empty = 还没有可查看的内容：请粘贴字节、选择示例，或新建一帧。
frame-number = 帧 { $number }
frame-size = { $count } 字节，位于 { $offset } · 载荷 { $payload } + 帧头 { $header }
packets-one = 数据包 { $first }
packets-several = 数据包 { $first }–{ $last }
way-client = 客户端到服务器
way-server = 服务器到客户端
way-guess-client = 客户端到服务器（推测：加了掩码）
way-guess-server = 服务器到客户端（推测：未加掩码）
way-unknown = 发送方未知
findings-title = 问题
bits-title = 线路上的比特位
bits-hint = 点击可翻转一位
bits-flip = { $field }，位 { $bit } 为 { $value }：翻转
bits-continued = { $field }（续）
bits-more = … 还有 { $count } 字节
fields-title = 字段
field-fin = FIN
field-rsv = RSV1–3
field-rsv1 = RSV1
field-rsv2 = RSV2
field-rsv3 = RSV3
field-opcode = 操作码
field-mask = MASK
field-payload-len = 载荷长度
field-extended-payload-len = 扩展载荷长度
field-masking-key = 掩码密钥
field-payload = 载荷数据
field-status-code = 状态码
field-reason = 原因
fin-only = 消息的最后一个分片，也是唯一一个
fin-last = { $count } 个分片中的最后一个
fin-more = 后面还有分片
fin-control = 控制帧不分片
fin-control-fragmented = 控制帧不得分片
rsv-clear = 这里没有扩展用它们作标记
rsv-set = 必须为 0，除非有扩展定义其含义
rsv1-compressed = 消息已压缩：已商定 permessage-deflate
rsv1-unexplained = 可能已压缩：permessage-deflate 使用此位，但没有看到握手
reserved = 保留
continuation-short = 延续
opcode-means-continuation = 延续（continuation）：未完成消息的下一个分片
opcode-means-text = 文本（text）：载荷为 UTF-8
opcode-means-binary = 二进制（binary）：载荷为任意字节
opcode-means-close = 关闭（close）：发送方关闭连接，此后不再发送数据
opcode-means-ping = Ping：须以 Pong 回应
opcode-means-pong = Pong：对 Ping 的回应，或作为心跳
opcode-means-reserved = 保留：没有定义此操作码的数据帧
opcode-means-reserved-control = 保留：没有定义此操作码的控制帧
mask-client = 客户端到服务器的帧加掩码
mask-server = 服务器到客户端的帧不加掩码
mask-client-missing = 客户端必须加掩码
mask-server-wrong = 服务器不得加掩码
length-seven = 7 位足够，没有扩展长度
length-sixteen = 126：长度在随后的 16 位中
length-sixty-four = 127：长度在随后的 64 位中
extended-minimal = 字节；已是能容纳它的最短形式
extended-fits-seven = 字节；7 位足够，必须用最短形式
extended-fits-sixteen = 字节；16 位足够，必须用最短形式
extended-high-bit = 字节；最高有效位必须为 0
extended-cut = 字节在长度中间结束
key-means-fresh = 每帧更换，必须不可预测
key-means-zero = 全零：什么也掩盖不了
payload-means-masked-text = { $count } 字节，已加掩码；去掩码后：“{ $text }”
payload-means-masked = { $count } 字节，已加掩码
payload-means-text = { $count } 字节：“{ $text }”
payload-means-plain = { $count } 字节，未加掩码
payload-means-cut = 共 { $of } 字节，这里有 { $count } 字节
close-range-unused = 0–999：不使用
close-range-protocol = 1000–2999：由协议本身定义
close-range-registered = 3000–3999：由库和框架在 IANA 注册
close-range-private = 4000–4999：双方私下约定
close-range-undefined = 4999 以上：未定义
reason-means = “{ $text }”，供人阅读和写入日志
xor-title = 去掩码
xor-payload = 载荷
xor-key = ⊕ key[i mod 4]
xor-unmasked = = 去掩码后
xor-letter = 文本
more-bytes = 显示更多，还剩 { $count } 字节
payload-title = 载荷
payload-title-reason = 原因
payload-whose = 载荷范围
payload-of-fragment = 此分片
payload-of-frame = 线路原样
payload-of-message = 整条消息
payload-of-inflated = 解压后
inflated = 线路上 { $before }，解压后 { $after }：{ $ratio } 倍。
inflate-corrupt = 提前结束：压缩数据在偏移 { $number } 处违反 RFC 1951。
inflate-limit = 这里是前 { $number } 字节。后面还有，但不再解压，以免一条消息拖垮标签页。
inflate-missing = 有些部分未抓到：其后的内容无法解压。
inflate-history-lost = 此前解压的内容已达上限，这条消息因此没有解压：它可能引用未解压的内容。
history-until = 此方向上偏移 { $from } 处的字节丢失。由这些字节复制而来的内容未知（··），直到偏移 { $until }；从那里起又全部已知。
history-end = 此方向上偏移 { $from } 处的字节丢失。由这些字节复制而来的内容未知（··），直到抓包结束。
inflate-unfinished = 消息不完整：这里是已有的部分。
payload-view = 显示为
payload-as-text = 文本
payload-as-json = JSON
payload-as-hex = 十六进制
payload-is-compressed = 已用 permessage-deflate 压缩：这些不是应用原本发送的字节。
payload-is-perhaps-compressed = 可能已压缩：RSV1 为 1，但没有看到握手。可在源数据面板的“压缩”处明确指定。
payload-empty = 没有字节。
payload-beyond = 还有 { $count } 字节在字节面板中。
json-object = { $count } 个成员
json-array = { $count } 个元素
json-twist = 展开或折叠 { $name }
json-more = 显示更多，还剩 { $count } 行
message-part-whole = 消息 { $message }（{ $count } 字节）的分片 { $number }/{ $of }
message-part-open = 消息 { $message }（未完成，已有 { $count } 字节）的分片 { $number }，现有 { $of } 个分片
message-fragment = 转到分片 { $number }
head-client = 请求
head-server = 响应
head-size = 开启握手 · { $count } 字节，位于 { $offset }
head-checks = 检查
head-text = 文本
head-go = 转到

## Bytes

buffers = 缓冲区
buffer-wire = 线路
buffer-unmasked = 去掩码
buffer-message = 消息
buffer-inflated = 解压后
number = { $number }
byte-unknown = 尚未加载
byte-uncaptured = 未抓到
byte-said-alone = 偏移 { $offset }，{ $byte }
byte-said-field = 偏移 { $offset }，{ $byte }，{ $fields }
whereabouts-byte = 字节 { $offset }
whereabouts-byte-field = { $fields } · 字节 { $offset }
whereabouts-one = { $fields } · 帧内字节 { $first }
whereabouts-several = { $fields } · 帧内字节 { $first }–{ $last }
